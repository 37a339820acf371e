import { statefulWord } from '../../bin/stateful';
import type { StackDesign } from '../blueprint';

/** What happens to one resource, or to a whole stack's protection. `may replace`: CloudFormation can't tell before it tries. */
export type Change = {
  readonly action: 'add' | 'change' | 'replace' | 'may replace' | 'remove' | 'protect' | 'unprotect';
  readonly type: string;
  readonly logicalId: string;
  readonly physicalId?: string;
};

/** What happens to one stack. `unknown`: its change set could not be made, as when it needs what another stack does not say yet. */
export type StackPlan = { readonly design: StackDesign } & Verdict;
type Verdict =
  | { readonly verdict: 'new' }
  | { readonly verdict: 'unchanged' }
  | { readonly verdict: 'changed'; readonly changes: readonly Change[] }
  | { readonly verdict: 'unknown'; readonly reason: string };

const PAST: Readonly<Record<Change['action'], string>> = {
  add: 'added',
  change: 'changed',
  replace: 'replaced',
  'may replace': 'changed or replaced',
  remove: 'removed',
  protect: 'protected from being destroyed',
  unprotect: 'no longer protected from being destroyed',
};

/** The plan as lines to read, one a stack. */
export function wordsOf(plan: readonly StackPlan[]): string[] {
  const width = Math.max(...plan.map(({ design }) => design.name.length));
  return plan.map((stack) => `  ${stack.design.name.padEnd(width)}  ${wordOf(stack)}`);
}

function wordOf(stack: StackPlan): string {
  if (stack.verdict === 'new') return `new, ${Object.keys(stack.design.resources).length} resources`;
  if (stack.verdict === 'unchanged') return 'unchanged';
  if (stack.verdict === 'unknown') return `can't be told beforehand: ${stack.reason}`;
  return countsOf(stack.changes);
}

function countsOf(changes: readonly Change[]): string {
  return Object.entries(PAST)
    .map(([action, past]) => ({ past, count: changes.filter((change) => change.action === action).length }))
    .filter(({ count }) => count > 0)
    .map(({ past, count }) => `${count} ${past}`)
    .join(', ');
}

/** Whether there is nothing to deploy. */
export const isNothing = (plan: readonly StackPlan[]): boolean => plan.every(({ verdict }) => verdict === 'unchanged');

/** Whether the plan takes away what protects a stage from being destroyed. */
export const isUnprotecting = (plan: readonly StackPlan[]): boolean =>
  plan.some((stack) => stack.verdict === 'changed' && stack.changes.some(({ action }) => action === 'unprotect'));

/** What people entrusted to the stage and the plan would take away, one sentence each. */
export function lossesIn(plan: readonly StackPlan[]): string[] {
  return plan.flatMap((stack) => {
    if (stack.verdict === 'unknown') return unknownLosses(stack.design, stack.reason);
    return stack.verdict === 'changed' ? stack.changes.flatMap((change) => lossIn(change, stack.design.name)) : [];
  });
}

function lossIn({ action, type, logicalId, physicalId = logicalId }: Change, stack: string): string[] {
  if (action === 'unprotect') return [`${stack} would lose its protection from being destroyed`];
  const word = statefulWord(type);
  if (!word || action === 'add' || action === 'change') return [];
  const fate = action === 'may replace' ? 'might replace' : `would ${action}`;
  return [`${stack} ${fate} the ${word} ${physicalId} (${logicalId})`];
}

function unknownLosses({ name, resources }: StackDesign, reason: string): string[] {
  const words = Object.values(resources).flatMap(({ Type }) => statefulWord(Type) ?? []);
  return words.length > 0
    ? [`${name} can't be planned (${reason}), and it holds ${[...new Set(words)].join(', ')}`]
    : [];
}
