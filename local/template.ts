import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, paginateListStackResources } from '@aws-sdk/client-cloudformation';
import type { Resource } from '../bin/templates';
import { clientConfig, LOCAL_ACCOUNT, LOCAL_REGION } from './environment';
import type { Outputs } from './outputs';

type Template = { readonly Resources: Readonly<Record<string, Resource>> };

/** A deployed stack: its template as synthesised, and what the names in it stand for. */
export type DeployedStack = {
  readonly stackName: string;
  /** @default - where the stage lives */
  readonly region?: string;
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
  const region = regionOf(stackName, assembly);
  const client = new CloudFormationClient(clientConfig(endpoint, region));
  const physicalIds: Record<string, string> = {};
  for await (const { StackResourceSummaries = [] } of paginateListStackResources(
    { client },
    { StackName: stackName },
  )) {
    for (const { LogicalResourceId, PhysicalResourceId } of StackResourceSummaries) {
      if (LogicalResourceId && PhysicalResourceId) physicalIds[LogicalResourceId] = PhysicalResourceId;
    }
  }
  return { stackName, region, template, physicalIds, outputs };
}

/** As the CDK writes it: `aws://unknown-account/us-west-2`. */
function regionOf(stackName: string, assembly: string): string {
  const { artifacts } = JSON.parse(readFileSync(join(assembly, 'manifest.json'), 'utf8'));
  return artifacts[stackName].environment.split('/').at(-1);
}

const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': LOCAL_ACCOUNT,
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
  if (name === 'Fn::Split') {
    const [separator, text] = argument as [string, unknown];
    return String(resolved(text, stack)).split(separator);
  }
  if (name === 'Fn::Select') {
    const [index, list] = argument as [number | string, unknown];
    return (resolved(list, stack) as unknown[])[Number(index)] ?? unknownTo(stack, `item ${index} of a list`);
  }
  if (name === 'Fn::GetStackOutput') {
    const { StackName, OutputName } = argument as { StackName: string; OutputName: string };
    return stack.outputs[StackName]?.[OutputName] ?? unknownTo(stack, `output ${OutputName} of ${StackName}`);
  }
  if (name === 'Fn::GetAtt') {
    const [logicalId = '', attribute = ''] = argument as string[];
    return attributeOf(stack, logicalId, attribute);
  }
  return unknownTo(stack, name);
}

const arn = (service: string, resource: string, region = LOCAL_REGION, account = LOCAL_ACCOUNT) =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

/** What `Fn::GetAtt` answers of the types that are asked, made from the physical id. */
const ATTRIBUTES: Readonly<Record<string, (id: string, region?: string) => string>> = {
  'AWS::CloudFront::OriginAccessControl.Id': (id) => id,
  'AWS::CloudWatch::Alarm.Arn': (id) => arn('cloudwatch', `alarm:${id}`),
  'AWS::DynamoDB::GlobalTable.Arn': (id) => arn('dynamodb', `table/${id}`),
  'AWS::Events::Rule.Arn': (id) => arn('events', `rule/${id}`),
  'AWS::IAM::Role.Arn': (id) => arn('iam', `role/${id}`, ''),
  'AWS::KMS::Key.Arn': (id, region) => arn('kms', `key/${id}`, region),
  'AWS::Lambda::Function.Arn': (id) => arn('lambda', `function:${id}`),
  'AWS::Logs::LogGroup.Arn': (id) => arn('logs', `log-group:${id}:*`),
  'AWS::S3::Bucket.Arn': (id) => arn('s3', id, '', ''),
  'AWS::SQS::Queue.Arn': (id) => arn('sqs', id.slice(id.lastIndexOf('/') + 1)),
  'AWS::SQS::Queue.QueueName': (id) => id.slice(id.lastIndexOf('/') + 1),
};

function attributeOf(stack: DeployedStack, logicalId: string, attribute: string): string {
  const type = stack.template.Resources[logicalId]?.Type;
  const make = ATTRIBUTES[`${type}.${attribute}`];
  return make ? make(referenced(logicalId, stack), stack.region) : unknownTo(stack, `${attribute} of ${logicalId}`);
}

function referenced(name: string, stack: DeployedStack): string {
  if (name === 'AWS::Region') return stack.region ?? LOCAL_REGION;
  return PSEUDO_PARAMETERS[name] ?? stack.physicalIds[name] ?? unknownTo(stack, name);
}

function unknownTo({ stackName }: DeployedStack, what: string): never {
  throw new Error(`${stackName}: the local stage can't resolve ${what}`);
}
