import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { memoryBucket } from './memory-bucket';

/** An account where every search finds nothing. */
export function emptyAccount() {
  const cloudFormation = mockClient(CloudFormationClient);
  const alarms = mockClient(CloudWatchClient);
  const logs = mockClient(CloudWatchLogsClient);
  const dynamo = mockClient(DynamoDBClient);
  const tags = mockClient(ResourceGroupsTaggingAPIClient);
  const sqs = mockClient(SQSClient);
  cloudFormation.onAnyCommand().resolves({});
  alarms.onAnyCommand().resolves({});
  logs.onAnyCommand().resolves({});
  dynamo.onAnyCommand().resolves({});
  tags.onAnyCommand().resolves({});
  sqs.onAnyCommand().resolves({});
  return { cloudFormation, alarms, logs, dynamo, tags, sqs, ...memoryBucket({}) };
}
