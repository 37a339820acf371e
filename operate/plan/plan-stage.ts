import { Obstacle } from '../../command/obstacle';
import { type Assembly, changesOf } from '../assembly';
import type { StackDesign } from '../blueprint';
import { deployedStack } from '../deployed-stack';
import type { Change, StackPlan } from './plan';

/** What a deployment would do to each stack, by CloudFormation's own word. */
export async function planStage(designs: readonly StackDesign[], assembly: Assembly): Promise<StackPlan[]> {
  const plan: StackPlan[] = [];
  // one after the other: each runs a CDK CLI of 150 MB
  for (const design of designs) plan.push(await planOf(design, assembly));
  return plan;
}

async function planOf(design: StackDesign, assembly: Assembly): Promise<StackPlan> {
  const stack = await deployedStack(design);
  if (!stack) return { design, verdict: 'new' };
  const isProtected = stack.EnableTerminationProtection ?? false;
  try {
    const changes = [...(await changesOf(design, assembly, isProtected)), ...protectionOf(design, isProtected)];
    return changes.length > 0 ? { design, verdict: 'changed', changes } : { design, verdict: 'unchanged' };
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    return { design, verdict: 'unknown', reason: error.message };
  }
}

function protectionOf({ name, keepsData }: StackDesign, isProtected: boolean): Change[] {
  if (keepsData === isProtected) return [];
  return [{ action: keepsData ? 'protect' : 'unprotect', type: 'AWS::CloudFormation::Stack', logicalId: name }];
}
