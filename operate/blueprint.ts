import { type Resource, templatesOf } from '../bin/templates';
import type { Config } from '../lib/config';

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

/** Every stack of a stage, those first that the others stand on. */
export function blueprintOf(config: Config): StackDesign[] {
  return templatesOf(config, (stack) => ({
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
