import { type DeployedStack, resolved } from '../template';

/** The properties of the stack's own resource of a type under a logical id; `undefined` when the id is not one of the stack's. */
export type CloudFrontResources = (type: string, id: string) => Record<string, unknown> | undefined;

const isCloudFront = (type: string | undefined): boolean => type?.startsWith('AWS::CloudFront::') === true;

/** Finds what a distribution names by id: policies, functions and key value stores of its own stack. */
export const resourcesOf =
  (stack: DeployedStack): CloudFrontResources =>
  (type, id) => {
    const resource = stack.template.Resources[id];
    if (resource?.Type !== `AWS::CloudFront::${type}`) return undefined;
    return resolvedForEdge(resource.Properties, stack) as Record<string, unknown>;
  };

/**
 * The value of a template's expression, in which a reference to a resource of CloudFront is that resource's logical id: this server
 * takes policies and functions from the template, whatever the engine calls them.
 */
export function resolvedForEdge(value: unknown, stack: DeployedStack): unknown {
  return resolved(withLogicalIds(value, stack), stack);
}

function withLogicalIds(value: unknown, stack: DeployedStack): unknown {
  if (Array.isArray(value)) return value.map((item) => withLogicalIds(item, stack));
  if (typeof value !== 'object' || value === null) return value;
  const { Ref, 'Fn::GetAtt': attribute } = value as { Ref?: string; 'Fn::GetAtt'?: string[] };
  const logicalId = Ref ?? attribute?.[0];
  if (logicalId !== undefined && isCloudFront(stack.template.Resources[logicalId]?.Type)) return logicalId;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withLogicalIds(item, stack)]));
}
