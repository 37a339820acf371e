import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { clientConfig } from '../../environment';
import type { Deployed, Readers } from '../reader';

export const dynamodbReaders: Readers = { 'AWS::DynamoDB::GlobalTable': readTable };

async function readTable({ physicalId: TableName }: Deployed, endpoint: string) {
  const client = new DynamoDBClient(clientConfig(endpoint));
  const { Table = {} } = await client.send(new DescribeTableCommand({ TableName }));
  const { TimeToLiveDescription: expiry } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
  const { ContinuousBackupsDescription } = await client.send(new DescribeContinuousBackupsCommand({ TableName }));
  const { Tags } = await client.send(new ListTagsOfResourceCommand({ ResourceArn: Table.TableArn }));
  const restore = ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
  return {
    ...Table,
    BillingMode: Table.BillingModeSummary?.BillingMode,
    // a key that DynamoDB owns is no description at all
    SSESpecification: {
      SSEEnabled: Table.SSEDescription?.Status === 'ENABLED',
      SSEType: Table.SSEDescription?.SSEType,
    },
    TimeToLiveSpecification: {
      AttributeName: expiry?.AttributeName,
      Enabled: expiry?.TimeToLiveStatus === 'ENABLED',
    },
    Replicas: [
      {
        Region: Table.TableArn?.split(':')[3],
        DeletionProtectionEnabled: Table.DeletionProtectionEnabled,
        GlobalSecondaryIndexes: Table.GlobalSecondaryIndexes?.map(({ IndexName }) => ({ IndexName })),
        SSESpecification: { KMSMasterKeyId: Table.SSEDescription?.KMSMasterKeyArn },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: restore === 'ENABLED' },
        Tags,
      },
    ],
  };
}
