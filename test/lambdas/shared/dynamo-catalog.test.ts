import { DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { BatchGetCommand, DynamoDBDocumentClient, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { catalogClient, dynamoCatalog } from '../../../lambdas/shared/dynamo-catalog';

const cancelled = (...codes: string[]) =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

function given() {
  const dynamo = mockClient(DynamoDBDocumentClient);
  return { dynamo, catalog: dynamoCatalog(catalogClient(new DynamoDBClient({ region: 'us-east-1' })), 'catalog') };
}

describe('the catalog behind the SDK', () => {
  test.each([['ConditionalCheckFailed'], ['TransactionConflict']])('a write loses its race on %s', async (code) => {
    const { dynamo, catalog } = given();
    dynamo.on(TransactWriteCommand).rejects(cancelled('None', code));

    expect(await catalog.writeImage({ asset: 'a' }, { state: 'gone' })).toBe(false);
  });

  test('a write fails on anything else', async () => {
    const { dynamo, catalog } = given();
    dynamo.on(TransactWriteCommand).rejects(cancelled('ThrottlingError'));

    await expect(catalog.writeImage({ asset: 'a' }, { state: 'gone' })).rejects.toThrow(TransactionCanceledException);
  });

  test('a tombstone expires after the last redelivery that could bring an old hint', async () => {
    const { dynamo, catalog } = given();
    dynamo.on(TransactWriteCommand).resolves({});

    await catalog.writeImage({ asset: 'a' }, { state: 'gone' });

    const [put] = dynamo.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    const days = (put?.Put?.Item?.expiresAt - Date.now() / 1000) / 86_400;
    expect(days).toBeGreaterThan(2 * 14);
  });

  test('writes the facts of versions in the same transaction, and deletes a version that is gone', async () => {
    const { dynamo, catalog } = given();
    dynamo.on(TransactWriteCommand).resolves({});
    const current = {
      bucket: 'b',
      key: 'k',
      owner: 'o',
      folder: '',
      name: 'k',
      extension: '',
      state: 'absent',
      observedAt: '',
    } as const;
    const facts = { etag: 'e', sizeBytes: 1, contentType: '', modifiedAt: '', storageClass: 'STANDARD', metadata: {} };

    await catalog.writeCurrent({ asset: 'a' }, current, [{ versionId: 'v1', facts }, { versionId: 'v2' }]);

    const [, put, deletion] = dynamo.commandCalls(TransactWriteCommand)[0]?.args[0].input.TransactItems ?? [];
    expect(put).toEqual({ Put: { TableName: 'catalog', Item: { pk: 'O#a', sk: 'V#v1', facts } } });
    expect(deletion).toEqual({ Delete: { TableName: 'catalog', Key: { pk: 'O#a', sk: 'V#v2' } } });
  });

  test('reads again what a busy table left out of an answer', async () => {
    const { dynamo, catalog } = given();
    const key = { pk: 'O#a', sk: 'CUR' };
    dynamo.on(QueryCommand).resolves({ Items: [key] });
    dynamo
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: {}, UnprocessedKeys: { catalog: { Keys: [key] } } })
      .resolvesOnce({ Responses: { catalog: [{ ...key, rev: 1, current: { state: 'present' } }] } });

    const { records } = await catalog.newestOf('ann', { limit: 1 });

    expect(records).toEqual([{ asset: 'a', rev: 1, current: { state: 'present' }, image: undefined }]);
  });
});
