import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { catalogKey } from '../shared/catalog-items';
import { LEASE_MS, type Leases } from './lease';

/** Leases as items of the catalog table, each in a partition of its own. */
export function dynamoLeases(client: DynamoDBDocumentClient, TableName: string, now = Date.now): Leases {
  return {
    async take(name) {
      const until = now() + LEASE_MS;
      const Item = { pk: catalogKey.lease(name), sk: catalogKey.leaseState, until, expiresAt: Math.ceil(until / 1000) };
      const isFree = {
        ConditionExpression: 'attribute_not_exists(pk) OR #until <= :now',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':now': now() },
      };
      try {
        await client.send(new PutCommand({ TableName, Item, ...isFree }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}
