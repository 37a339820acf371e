import type { Config } from '../lib/config';
import { nameOf } from '../lib/config/names';
import { type Resource, templatesOf } from './templates';

/** A resource with every reference spelt out: `${keep.Originals.Arn}`, `${AWS::AccountId}`. */
export type ModelResource = {
  /** `<stack>.<logical id>` */
  readonly id: string;
  readonly type: string;
  // a template may hold anything; a rule looks only for what it knows
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly properties: any;
  readonly deletionPolicy?: string;
};

/** All resources of a stage as one, whatever stack they are in. */
export type StageModel = {
  /** Whether data outlives its stacks. */
  readonly keepData: boolean;
  readonly resources: readonly ModelResource[];
};

type Stacks = ReadonlyArray<{
  readonly name: string;
  readonly template: {
    readonly Resources: Readonly<Record<string, Resource>>;
    readonly Outputs?: Readonly<Record<string, { readonly Value: unknown }>>;
  };
}>;

/** What a stage would deploy. */
export function modelOfStage(config: Config): StageModel {
  const plain = (name: string) => name.replace(nameOf(config, ''), '');
  const stacks = templatesOf(config, ({ stackName, template }) => ({ name: plain(stackName), template }));
  return modelOf(stacks, config.keepData, plain);
}

/** Puts the templates of a stage together. `plain` takes its names out of those of stacks. */
export function modelOf(stacks: Stacks, keepData: boolean, plain = (name: string) => name): StageModel {
  const outputOf = (stackName: string, output: string): unknown => {
    const from = stacks.find(({ name }) => name === plain(stackName));
    return from && spelt(from.template.Outputs?.[output]?.Value, from.name, outputOf);
  };
  const resources = stacks.flatMap(({ name, template }) =>
    Object.entries(template.Resources).map(([logicalId, resource]) => ({
      id: `${name}.${logicalId}`,
      type: resource.Type,
      properties: spelt(resource.Properties ?? {}, name, outputOf),
      deletionPolicy: (resource as { readonly DeletionPolicy?: string }).DeletionPolicy,
    })),
  );
  return { keepData, resources };
}

/** The resources of some types. */
export const ofType = ({ resources }: StageModel, ...types: readonly string[]): ModelResource[] =>
  resources.filter(({ type }) => types.includes(type));

/** The ids of those that do not pass. */
export const failing = (resources: readonly ModelResource[], passes: (resource: ModelResource) => boolean): string[] =>
  resources.filter((resource) => !passes(resource)).map(({ id }) => id);

type OutputOf = (stackName: string, output: string) => unknown;

/** A value with references and joined texts as one text. */
function spelt(value: unknown, stack: string, outputOf: OutputOf): unknown {
  if (Array.isArray(value)) return value.map((item) => spelt(item, stack, outputOf));
  if (typeof value !== 'object' || value === null) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  const known = others.length === 0 ? SPELLINGS[name] : undefined;
  if (known) return known(spelt(argument, stack, outputOf), stack, outputOf);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, spelt(item, stack, outputOf)]));
}

/** The functions of CloudFormation whose answers rules ask for; any other stays as it is. */
const SPELLINGS: Readonly<Record<string, (argument: unknown, stack: string, outputOf: OutputOf) => unknown>> = {
  Ref: (name, stack) => `\${${String(name).startsWith('AWS::') ? name : `${stack}.${name}`}}`,
  'Fn::GetAtt': (path, stack) => `\${${[stack, ...(path as string[])].join('.')}}`,
  'Fn::Join': (argument) => {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.join(separator);
  },
  'Fn::GetStackOutput': (argument, _, outputOf) => {
    const { StackName, OutputName } = argument as { StackName: string; OutputName: string };
    return outputOf(StackName, OutputName);
  },
};
