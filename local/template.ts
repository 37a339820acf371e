import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import { clientConfig, LOCAL_ACCOUNT, LOCAL_REGION } from './environment';
import type { Outputs } from './outputs';

type Resource = { readonly Type: string; readonly Properties?: Readonly<Record<string, unknown>> };
type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** A deployed stack: its template as synthesised, and what the names in it stand for. */
export type DeployedStack = {
  readonly stackName: string;
  readonly template: Template;
  /** Logical id → physical id. */
  readonly physicalIds: Readonly<Record<string, string>>;
  readonly outputs: Outputs;
};

/** Reads back what a stack of the assembly became. */
export async function deployedStack(
  stackName: string,
  assembly: string,
  outputs: Outputs,
  endpoint: string,
): Promise<DeployedStack> {
  const template: Template = JSON.parse(readFileSync(join(assembly, `${stackName}.template.json`), 'utf8'));
  const client = new CloudFormationClient(clientConfig(endpoint));
  const physicalIds: Record<string, string> = {};
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client },
    { StackName: stackName },
  )) {
    for (const { LogicalResourceId, PhysicalResourceId } of StackResourceSummaries) {
      if (LogicalResourceId && PhysicalResourceId) physicalIds[LogicalResourceId] = PhysicalResourceId;
    }
  }
  return { stackName, template, physicalIds, outputs };
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': LOCAL_ACCOUNT,
  'AWS::Region': LOCAL_REGION,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
};

/** The value that CloudFormation would make of a template's expression. Throws for a function it does not know. */
export function resolved(value: unknown, stack: DeployedStack): unknown {
  if (Array.isArray(value)) return value.map((item) => resolved(item, stack));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [];
  if (entries.length === 1 && (name === 'Ref' || name?.startsWith('Fn::')))
    return resolvedFunction(name, argument, stack);
  return Object.fromEntries(entries.map(([key, item]) => [key, resolved(item, stack)]));
}

function resolvedFunction(name: string, argument: unknown, stack: DeployedStack): unknown {
  if (name === 'Ref') return referenced(String(argument), stack);
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map((part) => resolved(part, stack)).join(separator);
  }
  if (name === 'Fn::GetStackOutput') {
    const { StackName, OutputName } = argument as { StackName: string; OutputName: string };
    return stack.outputs[StackName]?.[OutputName] ?? unknownTo(stack, `output ${OutputName} of ${StackName}`);
  }
  if (name === 'Fn::GetAtt') {
    const [logicalId = '', attribute] = argument as string[];
    // the physical id is the one attribute that reads the same for every type
    return attribute === 'Id' ? referenced(logicalId, stack) : unknownTo(stack, `${attribute} of ${logicalId}`);
  }
  return unknownTo(stack, name);
}

function referenced(name: string, stack: DeployedStack): string {
  return PSEUDO_PARAMETERS[name] ?? stack.physicalIds[name] ?? unknownTo(stack, name);
}

function unknownTo({ stackName }: DeployedStack, what: string): never {
  throw new Error(`${stackName}: the local stage can't resolve ${what}`);
}
