import {
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  GetFunctionUrlConfigCommand,
  GetPolicyCommand,
  LambdaClient,
  ListTagsCommand,
} from '@aws-sdk/client-lambda';
import { clientConfig } from '../../environment';
import { type Deployed, lastPart, policyOf, type Readers, tagsOf } from '../reader';

export const lambdaReaders: Readers = {
  'AWS::Lambda::Function': readFunction,
  'AWS::Lambda::Permission': readPermission,
  'AWS::Lambda::Url': readUrl,
  'AWS::Lambda::EventSourceMapping': readMapping,
};

async function readFunction({ physicalId: FunctionName }: Deployed, endpoint: string) {
  const client = new LambdaClient(clientConfig(endpoint));
  const { Configuration, Concurrency, Tags } = await client.send(new GetFunctionCommand({ FunctionName }));
  return { ...Configuration, ...Concurrency, Tags: tagsOf(Tags) };
}

type Statement = {
  readonly Action: string;
  readonly Resource: string;
  readonly Principal: { readonly Service: string };
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
};

/** All permissions of a function are one policy; this one's statement is the one for its action and source. */
async function readPermission({ properties }: Deployed, endpoint: string) {
  const client = new LambdaClient(clientConfig(endpoint));
  const { Policy } = await client.send(new GetPolicyCommand({ FunctionName: String(properties.FunctionName) }));
  const { Statement = [] } = policyOf(Policy) as { Statement?: Statement[] };
  return Statement.map(permissionOf).find(
    ({ Action, SourceArn }) => Action === properties.Action && SourceArn === properties.SourceArn,
  );
}

function permissionOf({ Action, Resource, Principal, Condition = {} }: Statement) {
  const conditions = Object.assign({}, ...Object.values(Condition));
  return {
    Action,
    FunctionName: Resource,
    Principal: Principal.Service,
    SourceArn: conditions['AWS:SourceArn'],
    SourceAccount: conditions['AWS:SourceAccount'],
    FunctionUrlAuthType: conditions['lambda:FunctionUrlAuthType'],
    InvokedViaFunctionUrl: conditions['lambda:InvokedViaFunctionUrl'],
  };
}

async function readUrl({ properties }: Deployed, endpoint: string) {
  const FunctionName = String(properties.TargetFunctionArn);
  const config = await new LambdaClient(clientConfig(endpoint)).send(new GetFunctionUrlConfigCommand({ FunctionName }));
  return { ...config, TargetFunctionArn: config.FunctionArn };
}

async function readMapping({ physicalId: UUID }: Deployed, endpoint: string) {
  const client = new LambdaClient(clientConfig(endpoint));
  const mapping = await client.send(new GetEventSourceMappingCommand({ UUID }));
  const { Tags } = await client.send(new ListTagsCommand({ Resource: mapping.EventSourceMappingArn }));
  return { ...mapping, FunctionName: lastPart(mapping.FunctionArn), Tags: tagsOf(Tags) };
}
