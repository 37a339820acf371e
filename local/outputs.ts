import { stageNamed } from '../bin/stages';
import { nameOf } from '../lib/config/names';
import { replicaRegionOf } from '../lib/stacks/copies';

/** The outputs of every deployed stack: stack name → output name → value. */
export type Outputs = Readonly<Record<string, Readonly<Record<string, string>>>>;

const STACKS = ['replica', 'keep', 'flow', 'edge', 'watch'] as const;
export type StackId = (typeof STACKS)[number];

/** The stacks that a stage has. */
export function stacksOf(stage: string): StackId[] {
  const isCopied = replicaRegionOf(stageNamed(stage)) !== undefined;
  return STACKS.filter((stack) => stack !== 'replica' || isCopied);
}

/** The full name of a stack. */
export const stackNamed = (stack: StackId, stage = 'local'): string => nameOf(stageNamed(stage), stack);

/** One output of a deployed stack. Throws when the stack does not have it. */
export function outputOf(outputs: Outputs, stack: StackId, name: string): string {
  const value = Object.entries(outputs).find(([deployed]) => deployed.endsWith(`-${stack}`))?.[1][name];
  if (value === undefined) throw new Error(`the ${stack} stack has no output ${name}`);
  return value;
}
