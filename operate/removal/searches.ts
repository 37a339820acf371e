import { CloudFormationClient, paginateListStacks } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient, paginateDescribeAlarms, paginateListDashboards } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient, paginateDescribeLogGroups } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient, paginateListTables } from '@aws-sdk/client-dynamodb';
import { paginateGetResources, ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { paginateListBuckets, S3Client } from '@aws-sdk/client-s3';
import { paginateListQueues, SQSClient } from '@aws-sdk/client-sqs';
import type { Config } from '../../lib/config';

/** Finds the names of one kind of thing that begin like the stage's. */
type Search = (prefix: string, region: string) => Promise<string[]>;

/** What is found by its name: things without tags, or that have lost them. */
export const SEARCHES: Readonly<Record<string, Search>> = {
  stack: (prefix, region) =>
    collected(paginateListStacks({ client: new CloudFormationClient({ region }) }, {}), ({ StackSummaries = [] }) =>
      StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE')
        .map(({ StackName }) => StackName)
        .filter(startsWith(prefix)),
    ),
  bucket: (Prefix, region) =>
    collected(paginateListBuckets({ client: new S3Client({ region }) }, { Prefix, BucketRegion: region }), (page) =>
      page.Buckets?.map(({ Name }) => Name),
    ),
  table: (prefix, region) =>
    collected(paginateListTables({ client: new DynamoDBClient({ region }) }, {}), ({ TableNames }) =>
      TableNames?.filter(startsWith(prefix)),
    ),
  queue: (QueueNamePrefix, region) =>
    collected(paginateListQueues({ client: new SQSClient({ region }) }, { QueueNamePrefix }), ({ QueueUrls }) =>
      QueueUrls?.map((url) => url.slice(url.lastIndexOf('/') + 1)),
    ),
  alarm: (AlarmNamePrefix, region) =>
    collected(paginateDescribeAlarms({ client: new CloudWatchClient({ region }) }, { AlarmNamePrefix }), (page) =>
      page.MetricAlarms?.map(({ AlarmName }) => AlarmName),
    ),
  dashboard: (DashboardNamePrefix, region) =>
    collected(
      paginateListDashboards({ client: new CloudWatchClient({ region }) }, { DashboardNamePrefix }),
      ({ DashboardEntries }) => DashboardEntries?.map(({ DashboardName }) => DashboardName),
    ),
  'log group': async (prefix, region) => [
    ...(await logGroups(`/aws/lambda/${prefix}`, region)),
    ...(await logGroups(`/aws/apigateway/${prefix}`, region)),
  ],
};

const logGroups: Search = (logGroupNamePrefix, region) =>
  collected(
    paginateDescribeLogGroups({ client: new CloudWatchLogsClient({ region }) }, { logGroupNamePrefix }),
    (page) => page.logGroups?.map(({ logGroupName }) => logGroupName),
  );

/** The ARNs of all that carries the stage's tags. The index of tags is minutes behind: it may list what has just gone. */
export function taggedArns({ project, stage }: Config, region: string): Promise<string[]> {
  const TagFilters = [
    { Key: 'project', Values: [project] },
    { Key: 'stage', Values: [stage] },
  ];
  const client = new ResourceGroupsTaggingAPIClient({ region });
  return collected(paginateGetResources({ client }, { TagFilters }), ({ ResourceTagMappingList }) =>
    ResourceTagMappingList?.map(({ ResourceARN }) => ResourceARN),
  );
}

const startsWith = (prefix: string) => (name: string | undefined) => name?.startsWith(prefix) === true;

async function collected<Page>(
  pages: AsyncIterable<Page>,
  namesIn: (page: Page) => readonly (string | undefined)[] | undefined,
): Promise<string[]> {
  const names: string[] = [];
  for await (const page of pages) names.push(...(namesIn(page) ?? []).filter((name) => name !== undefined));
  return names;
}
