import {
  DescribeTableCommand,
  DynamoDBClient,
  type SSEType,
  type Tag,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { clientConfig } from '../environment';
import type { Settlers } from './settler';

export const dynamodbSettlers: Settlers = {
  'AWS::DynamoDB::GlobalTable': {
    writes: ['TimeToLiveSpecification', 'SSESpecification', 'Replicas'],
    settle: settleTable,
  },
};

type TemplateTable = {
  readonly TimeToLiveSpecification: { AttributeName: string; Enabled: boolean };
  readonly SSESpecification: { SSEEnabled: boolean; SSEType?: SSEType };
  readonly Replicas: ReadonlyArray<{
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: boolean };
    SSESpecification?: { KMSMasterKeyId: string };
    Tags: Tag[];
  }>;
};

async function settleTable(TableName: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const client = new DynamoDBClient(clientConfig(endpoint));
  const { TimeToLiveSpecification, SSESpecification, Replicas } = properties as TemplateTable;
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  for (const { PointInTimeRecoverySpecification, SSESpecification: key, Tags } of Replicas) {
    const encryption = { Enabled: SSESpecification.SSEEnabled, SSEType: SSESpecification.SSEType, ...key };
    // a table begins without, and LocalStack fails when it is told so
    if (encryption.Enabled || Table?.SSEDescription)
      await client.send(new UpdateTableCommand({ TableName, SSESpecification: encryption }));
    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
    await client.send(new TagResourceCommand({ ResourceArn: Table?.TableArn, Tags }));
  }
}
