import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { catalogClient } from '../../../lambdas/shared/dynamo-catalog';
import { dynamoLeases } from '../../../lambdas/transform-image/dynamo-leases';
import { promisesOfLeases } from '../../support/leases-contract';
import { given } from '../../support/path';

describe('leases in the catalog table', () => {
  promisesOfLeases((now) => {
    const { dynamo, table } = given();
    return dynamoLeases(catalogClient(dynamo), table, now);
  });

  test('are items that expire, in a partition that is no object', async () => {
    const { dynamo, table } = given();
    await dynamoLeases(catalogClient(dynamo), table, () => 1_999_000).take('i/a/b/640.avif');

    const Key = { pk: { S: 'L#i/a/b/640.avif' }, sk: { S: 'LEASE' } };
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: table, Key }));

    expect(Item?.expiresAt).toEqual({ N: '2001' });
  });
});
