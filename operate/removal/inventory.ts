import { CognitoIdentityProviderClient, DescribeUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import type { StatefulType } from '../../bin/stateful';
import { ifThere } from '../../command/aws-error';
import { resourcesOf, type StackPlace } from '../deployed-stack';
import { versionsIn } from '../versions-in';

/** One thing that holds what people entrusted to it, and how much. */
export type Holding =
  | {
      readonly kind: 'bucket';
      readonly name: string;
      readonly objects: number;
      readonly versions: number;
      readonly bytes: number;
    }
  | { readonly kind: 'table'; readonly name: string; readonly rows: number; readonly bytes: number }
  | { readonly kind: 'user pool'; readonly name: string; readonly users: number }
  | { readonly kind: 'key' | 'secret'; readonly name: string };

type Counter = (name: string, region: string) => Promise<Holding>;

const COUNTERS: Readonly<Partial<Record<StatefulType, Counter>>> = {
  'AWS::S3::Bucket': bucketHolding,
  'AWS::DynamoDB::GlobalTable': tableHolding,
  'AWS::Cognito::UserPool': poolHolding,
  'AWS::KMS::Key': async (name) => ({ kind: 'key', name }),
  'AWS::SecretsManager::Secret': async (name) => ({ kind: 'secret', name }),
};

/** Counts what a stack holds. A bucket is listed from end to end, a thousand versions a request. */
export async function inventoryOf(stack: StackPlace): Promise<Holding[]> {
  const resources = await resourcesOf(stack);
  const counted = resources.map(({ ResourceType = '', PhysicalResourceId }) => {
    const counter = COUNTERS[ResourceType as StatefulType];
    return counter && PhysicalResourceId ? [ifThere(counter(PhysicalResourceId, stack.region))] : [];
  });
  return (await Promise.all(counted.flat())).filter((holding) => holding !== undefined);
}

async function bucketHolding(name: string, region: string): Promise<Holding> {
  const sum = { objects: 0, versions: 0, bytes: 0 };
  for await (const page of versionsIn(new S3Client({ region }), name)) {
    const { Versions = [], DeleteMarkers = [] } = page;
    sum.objects += Versions.filter(({ IsLatest }) => IsLatest).length;
    sum.versions += Versions.length + DeleteMarkers.length;
    sum.bytes += Versions.reduce((total, { Size = 0 }) => total + Size, 0);
  }
  return { kind: 'bucket', name, ...sum };
}

/** DynamoDB counts every six hours: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html */
async function tableHolding(TableName: string, region: string): Promise<Holding> {
  const { Table } = await new DynamoDBClient({ region }).send(new DescribeTableCommand({ TableName }));
  return { kind: 'table', name: TableName, rows: Table?.ItemCount ?? 0, bytes: Table?.TableSizeBytes ?? 0 };
}

async function poolHolding(UserPoolId: string, region: string): Promise<Holding> {
  const client = new CognitoIdentityProviderClient({ region });
  const { UserPool } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
  return { kind: 'user pool', name: UserPoolId, users: UserPool?.EstimatedNumberOfUsers ?? 0 };
}
