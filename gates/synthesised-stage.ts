import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { addStacks } from '../bin/app';
import { stageNamed } from '../bin/stages';
import { acknowledgeNoLayers, context, type Resource } from '../bin/templates';
import type { Config } from '../lib/config';
import { nameOf } from '../lib/config/names';
import { addCanary } from './canary';

/** A template as gates read it. */
type StackTemplate = {
  /** Its plain name: `keep`, `flow` … */
  readonly name: string;
  readonly file: string;
  readonly region: string;
  readonly template: {
    readonly Resources: Readonly<Record<string, Resource>>;
    readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
  };
};

/** Everything that there is of a stage before it deploys. */
export type SynthesisedStage = {
  readonly config: Config;
  readonly app: App;
  readonly stacks: readonly StackTemplate[];
  /** The path in the construct tree of a resource, or of a stack, with the plain names of stacks. */
  pathOf(stack: string, logicalId?: string): string;
  /** A text without the names of this stage. */
  plain(text: string): string;
};

/** Synthesises stages for as long as `use` lasts, and the canary with them. */
export async function withStages<Answer>(
  names: readonly string[],
  use: (stages: readonly SynthesisedStage[], canary: SynthesisedStage) => Promise<Answer>,
): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-gates-'));
  const outdirOf = (name: string) => join(folder, name);
  try {
    const stages = names.map((name) => synthesised(stageNamed(name), outdirOf(name), addStacks));
    const canary = synthesised({ ...stageNamed('prod'), stage: 'canary' }, outdirOf('canary'), addCanary);
    return await use(stages, canary);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function synthesised(config: Config, outdir: string, add: (app: App, config: Config) => void): SynthesisedStage {
  const app = new App({ outdir, context });
  add(app, config);
  acknowledgeNoLayers(app);
  const plain = (text: string) => text.replaceAll(nameOf(config, ''), '');
  const stacks = app.synth().stacks.map(({ stackName, templateFullPath, template, environment }) => ({
    name: plain(stackName),
    file: templateFullPath,
    region: environment.region,
    template,
  }));
  const paths = new Map(resourcesIn(app).map((resource) => [plain(keyOf(resource)), plain(resource.node.path)]));
  const pathOf = (stack: string, logicalId?: string) => paths.get(`${stack}.${logicalId}`) ?? stack;
  return { config, app, stacks, pathOf, plain };
}

const resourcesIn = (app: App): CfnResource[] => app.node.findAll().filter(CfnResource.isCfnResource);

function keyOf(resource: CfnResource): string {
  const stack = Stack.of(resource);
  return `${stack.stackName}.${stack.resolve(resource.logicalId)}`;
}
