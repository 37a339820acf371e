import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, App } from 'aws-cdk-lib';
import type { CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import cdk from '../cdk.json';
import type { Config } from '../lib/config';
import { addStacks } from './app';

/** A resource of a template. */
export type Resource = { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> };

/** The flags of cdk.json, as the CLI would hand them over, and no bundling: templates do not depend on it. */
export const context = { ...cdk.context, 'aws:cdk:bundling-stacks': [] };

/** What `read` makes of each stack of a stage, those first that the others stand on. Takes a second: no asset in it is real. */
export function templatesOf<Read>(config: Config, read: (stack: CloudFormationStackArtifact) => Read): Read[] {
  const outdir = mkdtempSync(join(tmpdir(), 'quayside-'));
  try {
    return unvalidated(() => appOf(config, outdir).synth().stacks.map(read));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function appOf(config: Config, outdir: string): App {
  const app = new App({ outdir, context });
  addStacks(app, config);
  acknowledgeNoLayers(app);
  return app;
}

/** Says that what is synthesised here will never run, so that nobody misses what would have to be installed for it. */
export function acknowledgeNoLayers(app: App): void {
  for (const absent of ['quayside:sharp-absent', 'quayside:heic-absent']) {
    Annotations.of(app).acknowledgeWarning(absent, 'nothing runs from these templates');
  }
}

/** What deploys is validated when the CDK CLI synthesises it; here it would cost two seconds. */
function unvalidated<Answer>(synthesise: () => Answer): Answer {
  const { CDK_VALIDATION } = process.env;
  process.env.CDK_VALIDATION = 'false';
  try {
    return synthesise();
  } finally {
    if (CDK_VALIDATION === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = CDK_VALIDATION;
  }
}
