import { type DeployedStack, resolved } from '../template';

const POLICY = 'AWS::IAM::ManagedPolicy';

/** The policies that name a role, whatever stack they are in: asked for the role, IAM answers those as well as its own. */
export const attachedTo = (role: string, stacks: readonly DeployedStack[]): string[] =>
  stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources)
      .filter(([, { Type, Properties = {} }]) => Type === POLICY && namesIn(Properties.Roles, stack).includes(role))
      .map(([logicalId]) => stack.physicalIds[logicalId] ?? ''),
  );

const namesIn = (roles: unknown, stack: DeployedStack): unknown[] => [resolved(roles ?? [], stack)].flat();
