import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Annotations, App } from 'aws-cdk-lib';
import { addStacks } from '../bin/app';
import cdkJson from '../cdk.json';
import type { Config } from '../lib/config';

type Resource = { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> };

/** One stack as this checkout would deploy it. */
export type StackDesign = {
  readonly name: string;
  readonly region: string;
  readonly resources: Readonly<Record<string, Resource>>;
  /** Whether its data outlives it. */
  readonly keepsData: boolean;
  /** What the account's bootstrap must be at least, and the parameter that says what it is. */
  readonly bootstrap: { readonly version: number; readonly parameter: string };
};

/** Every stack of a stage, those first that the others stand on. Takes a second: no code is bundled, so no asset in it is real. */
export function blueprintOf(config: Config): StackDesign[] {
  const outdir = mkdtempSync(join(tmpdir(), 'quayside-'));
  const { CDK_VALIDATION } = process.env;
  // what deploys is validated when the CDK CLI synthesises it; here it would cost two seconds
  process.env.CDK_VALIDATION = 'false';
  try {
    return synthesised(config, outdir);
  } finally {
    if (CDK_VALIDATION === undefined) delete process.env.CDK_VALIDATION;
    else process.env.CDK_VALIDATION = CDK_VALIDATION;
    rmSync(outdir, { recursive: true, force: true });
  }
}

function synthesised(config: Config, outdir: string): StackDesign[] {
  const app = new App({ outdir, context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } });
  addStacks(app, config);
  Annotations.of(app).acknowledgeWarning('quayside:sharp-absent', 'preflight says it');
  return app.synth().stacks.map((stack) => ({
    name: stack.stackName,
    region: stack.environment.region,
    resources: stack.template.Resources,
    keepsData: stack.terminationProtection ?? false,
    bootstrap: {
      version: stack.requiresBootstrapStackVersion ?? 0,
      parameter: stack.bootstrapStackVersionSsmParameter ?? '',
    },
  }));
}
