import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { catalogKey } from './catalog-items';
import type { JobState, JobStore } from './job-store';

/** One job's state as an item of the catalog table. */
export function dynamoJobStore(client: DynamoDBDocumentClient, TableName: string, job: string): JobStore {
  const Key = { pk: catalogKey.job(job), sk: catalogKey.jobState };
  return {
    async read() {
      const { Item } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return Item?.job as JobState | undefined;
    },

    async write(state) {
      try {
        await client.send(new PutCommand({ TableName, Item: { ...Key, job: state }, ...ifItsTurn(state) }));
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },
  };
}

function ifItsTurn({ turn }: JobState) {
  if (turn === 1) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#job.turn = :before',
    ExpressionAttributeNames: { '#job': 'job' },
    ExpressionAttributeValues: { ':before': turn - 1 },
  };
}
