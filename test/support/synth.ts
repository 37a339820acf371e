import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { addStacks } from '../../bin/app';
import { stageNamed } from '../../bin/stages';
import { acknowledgeNoLayers, context } from '../../bin/templates';
import type { Config } from '../../lib/config';

/** What `add` puts into an otherwise empty stack. */
export function synthesised(add: (stack: Stack) => void): Template {
  const stack = new Stack(new App({ context }), 'Test', { env: { region: 'eu-west-1' } });
  add(stack);
  return Template.fromStack(stack);
}

/** The templates of all stacks of a stage, with settings of its config changed. */
export function stage(name: string, changes: Partial<Config> = {}) {
  const app = new App({ context });
  const stacks = addStacks(app, { ...stageNamed(name), ...changes });
  acknowledgeNoLayers(app);
  const { replica = new Stack(app, 'no-replica'), keep, flow, edge, watch } = stacks;
  return {
    /** Empty where the stage has none. */
    replica: Template.fromStack(replica),
    keep: Template.fromStack(keep),
    flow: Template.fromStack(flow),
    edge: Template.fromStack(edge),
    watch: Template.fromStack(watch),
    stacks,
  };
}

type Resource = { Properties: Record<string, unknown>; DeletionPolicy?: string; UpdateReplacePolicy?: string };

/** Every resource of a template of one type, by logical id. */
export const resourcesOf = (template: Template, type: string): Record<string, Resource> =>
  template.findResources(type) as never;

/** The properties of the one resource of a type. */
export function theOnly(template: Template, type: string): Record<string, unknown> {
  template.resourceCountIs(type, 1);
  return Object.values(resourcesOf(template, type))[0]?.Properties ?? {};
}

/** A statement of a policy, as a template has it. */
export type Statement = {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal?: unknown;
  readonly Resource?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** What the policies of one type say whose logical ids begin so. */
export const statementsOf = (template: Template, type: string, id = ''): Statement[] =>
  Object.entries(resourcesOf(template, type))
    .filter(([logicalId]) => logicalId.startsWith(id))
    .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);
