import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { clientConfig } from '../../environment';
import { type Deployed, type Readers, tagsOf } from '../reader';

export const logsReaders: Readers = { 'AWS::Logs::LogGroup': readLogGroup };

async function readLogGroup({ physicalId: logGroupNamePrefix }: Deployed, endpoint: string) {
  const client = new CloudWatchLogsClient(clientConfig(endpoint));
  const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand({ logGroupNamePrefix }));
  const group = logGroups.find(({ logGroupName }) => logGroupName === logGroupNamePrefix);
  if (!group) return undefined;
  const resourceArn = group.logGroupArn ?? group.arn?.replace(/:\*$/, '');
  const { tags } = await client.send(new ListTagsForResourceCommand({ resourceArn }));
  const { logGroupName: LogGroupName, retentionInDays: RetentionInDays, kmsKeyId: KmsKeyId } = group;
  return { LogGroupName, RetentionInDays, KmsKeyId, Tags: tagsOf(tags) };
}
