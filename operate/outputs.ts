import type { StackDesign } from './blueprint';
import { deployedStack } from './deployed-stack';

/** What the deployed stacks of a stage say about themselves, by name. Throws for a name that none of them has. */
export type Outputs = (name: string) => string;

export async function outputsOf(designs: readonly StackDesign[]): Promise<Outputs> {
  const stacks = await Promise.all(designs.map(deployedStack));
  const outputs = stacks.flatMap((stack) => stack?.Outputs ?? []);
  const values = new Map(outputs.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  return (name) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`no stack has the output ${name}`);
    return value;
  };
}
