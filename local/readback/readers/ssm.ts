import {
  DescribeParametersCommand,
  GetParameterCommand,
  ListTagsForResourceCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import { clientConfig } from '../../environment';
import type { Deployed, Readers } from '../reader';

export const ssmReaders: Readers = { 'AWS::SSM::Parameter': readParameter };

async function readParameter({ physicalId: Name }: Deployed, endpoint: string) {
  const client = new SSMClient(clientConfig(endpoint));
  const { Parameter } = await client.send(new GetParameterCommand({ Name }));
  const named = { Key: 'Name', Option: 'Equals', Values: [Name] };
  const { Parameters = [] } = await client.send(new DescribeParametersCommand({ ParameterFilters: [named] }));
  const { TagList = [] } = await client.send(
    new ListTagsForResourceCommand({ ResourceType: 'Parameter', ResourceId: Name }),
  );
  const Tags = Object.fromEntries(TagList.map(({ Key, Value }) => [Key, Value]));
  return { ...Parameters[0], ...Parameter, Tags };
}
