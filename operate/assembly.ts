import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cdk } from '../command/cdk';
import { Obstacle } from '../command/obstacle';
import { STATE } from '../command/paths';
import { runInSight, runToEnd } from '../command/run';
import type { StackDesign } from './blueprint';
import { takeChanges } from './plan/change-set';
import type { Change } from './plan/plan';

/** A synthesised stage, its code bundled, in a folder of its own. */
export type Assembly = { readonly folder: string; readonly app: string };

const PLANNED = 'quayside-plan';

/** Synthesises a stage as it will be deployed. */
export async function synthesise(stage: string): Promise<Assembly> {
  const folder = join(STATE, 'operate', stage);
  mkdirSync(folder, { recursive: true });
  const app = join(folder, 'cdk.out');
  const words = ['synth', '--quiet', '--context', `stage=${stage}`, '--output', app];
  await runToEnd(cdk(words, process.env), join(folder, 'synth.log'), `Synthesis of stage ${stage}`);
  return { folder, app };
}

/**
 * What CloudFormation says that it would do to one deployed stack. Throws an `Obstacle` when it can't say. For that it needs code and
 * templates in the bootstrap's bucket and a change set, so those come before any consent; the stack itself stays as it is.
 */
export async function changesOf(design: StackDesign, assembly: Assembly, isProtected: boolean): Promise<Change[]> {
  const app = design.keepsData === isProtected ? assembly.app : withProtection(assembly, design.name, isProtected);
  const words = ['deploy', design.name, '--exclusively', '--app', app, '--require-approval', 'never'];
  const prepared = cdk([...words, '--method', 'prepare-change-set', '--change-set-name', PLANNED], process.env);
  const log = join(assembly.folder, `plan-${design.name}.log`);
  await runToEnd(prepared, log, 'preparation').catch((error) => {
    throw error instanceof Obstacle ? new Obstacle(`CloudFormation could not prepare it, see ${log}`) : error;
  });
  return takeChanges(design, PLANNED);
}

/** A copy that says of one stack's protection what is so already: the CDK CLI changes that also when it only prepares. */
function withProtection({ app, folder }: Assembly, stack: string, isProtected: boolean): string {
  const copy = join(folder, 'plan.out');
  rmSync(copy, { recursive: true, force: true });
  cpSync(app, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.artifacts[stack].properties.terminationProtection = isProtected;
  writeFileSync(file, JSON.stringify(manifest));
  return copy;
}

/** Deploys all stacks of an assembly; `say` takes every line of progress. */
export async function deployAll({ app }: Assembly, say: (line: string) => void): Promise<void> {
  const words = ['deploy', '--all', '--app', app, '--require-approval', 'never', '--progress', 'events'];
  await runInSight(cdk(words, process.env), 'The deployment', say);
}
