import {
  GetEventSourceMappingCommand,
  GetFunctionCommand,
  GetPolicyCommand,
  LambdaClient,
  ListTagsCommand,
} from '@aws-sdk/client-lambda';
import { clientConfig } from '../../environment';
import { type Deployed, lastPart, policyOf, type Readers, tagsOf } from '../reader';

export const lambdaReaders: Readers = {
  'AWS::Lambda::Function': readFunction,
  'AWS::Lambda::Permission': readPermission,
  'AWS::Lambda::EventSourceMapping': readMapping,
};

async function readFunction({ physicalId: FunctionName }: Deployed, endpoint: string) {
  const client = new LambdaClient(clientConfig(endpoint));
  const { Configuration, Tags } = await client.send(new GetFunctionCommand({ FunctionName }));
  return { ...Configuration, Tags: tagsOf(Tags) };
}

type Statement = {
  readonly Action: string;
  readonly Resource: string;
  readonly Principal: { readonly Service: string };
  readonly Condition?: { readonly ArnLike?: Readonly<Record<string, string>> };
};

/** All permissions of a function are one policy; this one's statement is the one for its source. */
async function readPermission({ properties }: Deployed, endpoint: string) {
  const client = new LambdaClient(clientConfig(endpoint));
  const { Policy } = await client.send(new GetPolicyCommand({ FunctionName: String(properties.FunctionName) }));
  const { Statement = [] } = policyOf(Policy) as { Statement?: Statement[] };
  const sourceOf = ({ Condition }: Statement) => Condition?.ArnLike?.['AWS:SourceArn'];
  const statement = Statement.find((candidate) => sourceOf(candidate) === properties.SourceArn);
  return (
    statement && {
      Action: statement.Action,
      FunctionName: statement.Resource,
      Principal: statement.Principal.Service,
      SourceArn: sourceOf(statement),
    }
  );
}

async function readMapping({ physicalId: UUID }: Deployed, endpoint: string) {
  const client = new LambdaClient(clientConfig(endpoint));
  const mapping = await client.send(new GetEventSourceMappingCommand({ UUID }));
  const { Tags } = await client.send(new ListTagsCommand({ Resource: mapping.EventSourceMappingArn }));
  return { ...mapping, FunctionName: lastPart(mapping.FunctionArn), Tags: tagsOf(Tags) };
}
