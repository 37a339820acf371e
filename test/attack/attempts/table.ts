import { randomUUID } from 'node:crypto';
import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DeleteTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  UpdateContinuousBackupsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { CATALOG_INDEX, CATALOG_KEY, LEASE_PREFIX } from '../../../lambdas/shared/contract';
import { given } from '../../support/path';
import type { Actor, Attempts } from './attempt';

/** What can be tried on the catalog: `query by-owner`, `put lease`. */
export function tableAttempts(actor: Actor): Attempts {
  const TableName = given().table;
  const dynamo = new DynamoDBClient(actor);
  const keyIn = (partition: string) => ({
    [CATALOG_KEY.partition]: { S: partition },
    [CATALOG_KEY.sort]: { S: 'an attempt' },
  });
  const Key = keyIn(randomUUID());
  const put = (Item: typeof Key) => dynamo.send(new PutItemCommand({ TableName, Item }));
  const query = (attribute: string, IndexName?: string) =>
    dynamo.send(
      new QueryCommand({
        TableName,
        IndexName,
        KeyConditionExpression: '#of = :one',
        ExpressionAttributeNames: { '#of': attribute },
        ExpressionAttributeValues: { ':one': { S: 'nobody' } },
      }),
    );
  const queries = Object.values(CATALOG_INDEX).map(({ name, partition }) => [
    `query ${name}`,
    () => query(partition, name),
  ]);
  return {
    ...Object.fromEntries(queries),
    'query items': () => query(CATALOG_KEY.partition),
    'get item': () => dynamo.send(new GetItemCommand({ TableName, Key })),
    'get items': () => dynamo.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
    'scan items': () => dynamo.send(new ScanCommand({ TableName })),
    'put item': () => put(Key),
    'put lease': () => put(keyIn(`${LEASE_PREFIX}${randomUUID()}`)),
    'update item': () => dynamo.send(new UpdateItemCommand({ TableName, Key })),
    'delete item': () => dynamo.send(new DeleteItemCommand({ TableName, Key })),
    'delete table': () => dynamo.send(new DeleteTableCommand({ TableName })),
    'restore no table': () =>
      dynamo.send(
        new UpdateContinuousBackupsCommand({
          TableName,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
        }),
      ),
  };
}
