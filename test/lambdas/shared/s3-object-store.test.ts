import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  type DeleteObjectsCommandInput,
  GetObjectCommand,
  HeadObjectCommand,
  InvalidObjectState,
  ListObjectVersionsCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { s3ObjectStore } from '../../../lambdas/shared/s3-object-store';

const failure = (httpStatusCode: number, headers: Record<string, string> = {}) => {
  const error = new S3ServiceException({
    name: String(httpStatusCode),
    $fault: 'client',
    $metadata: { httpStatusCode },
  });
  return Object.assign(error, { $response: { statusCode: httpStatusCode, headers } });
};

function given(erasure?: Parameters<typeof s3ObjectStore>[2]) {
  const client = new S3Client({ region: 'us-east-1' });
  return { s3: mockClient(client), store: s3ObjectStore(client, 'originals', erasure) };
}

describe('a bucket behind the SDK', () => {
  test.each([
    ['404 is absent', failure(404), 'absent'],
    ['404 with a marker is deleted', failure(404, { 'x-amz-delete-marker': 'true' }), 'deleted'],
    ['405, a version that is a marker, is deleted', failure(405), 'deleted'],
  ])('%s', async (_, error, state) => {
    const { s3, store } = given();
    s3.on(HeadObjectCommand).rejects(error);

    expect(await store.observe('cat.jpg')).toEqual({ state });
  });

  test('a version id that S3 never gave to anything is absent', async () => {
    const { s3, store } = given();
    s3.on(HeadObjectCommand).rejects(failure(400));

    expect(await store.observe('cat.jpg', 'made up')).toEqual({ state: 'absent' });
    await expect(store.observe('cat.jpg')).rejects.toThrow(S3ServiceException);
  });

  test('says of an archived object that its bytes can not be read', async () => {
    const { s3, store } = given();
    s3.on(HeadObjectCommand).resolves({ StorageClass: 'GLACIER' });

    expect(await store.observe('cat.jpg')).toMatchObject({ facts: { storageClass: 'GLACIER', archived: true } });
  });

  test('reads nothing of what was archived since somebody looked: no error, for a second look knows', async () => {
    const { s3, store } = given();
    s3.on(GetObjectCommand).rejects(
      new InvalidObjectState({ message: 'archived', $metadata: { httpStatusCode: 403 } }),
    );

    expect(await store.read('cat.jpg')).toBeUndefined();
  });

  test.each([403, 500, 503])('%i is an error, never a deletion', async (status) => {
    const { s3, store } = given();
    s3.on(HeadObjectCommand).rejects(failure(status));
    s3.on(GetObjectCommand).rejects(failure(status));

    await expect(store.observe('cat.jpg')).rejects.toThrow(S3ServiceException);
    await expect(store.read('cat.jpg')).rejects.toThrow(S3ServiceException);
  });

  test('knows a checksum of the whole object, and none that is put together from parts', async () => {
    const { s3, store } = given();
    const head = { ETag: '"e"', ContentLength: 3, ChecksumSHA256: 'abc=', VersionId: 'null' };
    s3.on(HeadObjectCommand)
      .resolvesOnce({ ...head, ChecksumType: 'FULL_OBJECT' })
      .resolvesOnce({ ...head, ChecksumType: 'COMPOSITE' });

    const [whole, parts] = [await store.observe('cat.jpg'), await store.observe('cat.jpg')];

    expect(whole).toMatchObject({ facts: { etag: 'e', checksum: { algorithm: 'SHA256', value: 'abc=' } } });
    expect(parts.state === 'present' && parts.facts).not.toHaveProperty('checksum');
    expect(whole.state === 'present' && whole.facts).not.toHaveProperty('versionId');
  });

  test('removes 2,500 keys in three requests, and none in none', async () => {
    const { s3, store } = given();
    s3.on(DeleteObjectsCommand).resolves({});

    await store.remove(Array.from({ length: 2500 }, (_, index) => `k${index}`));
    await store.remove([]);

    const sizes = s3
      .commandCalls(DeleteObjectsCommand)
      .map(({ args }) => (args[0].input as DeleteObjectsCommandInput).Delete?.Objects?.length);
    expect(sizes).toEqual([1000, 1000, 500]);
  });

  test('says which key it could not remove', async () => {
    const { s3, store } = given();
    s3.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'cat.jpg', Code: 'AccessDenied' }] });

    await expect(store.remove(['cat.jpg'])).rejects.toThrow('could not remove cat.jpg from originals: AccessDenied');
  });

  test.each([
    [undefined, ['on top', ['3'], ['2', 'marker']]],
    [{ leavesMarker: true }, ['on top', ['3'], ['2']]],
  ])('erases a key as it was made to: %j', async (erasure, removals) => {
    const { s3, store } = given(erasure);
    const page = { Versions: [of('cat.jpg', '3')], DeleteMarkers: [of('cat.jpg', '2')] };
    s3.on(ListObjectVersionsCommand).resolves(page);
    s3.on(DeleteObjectCommand).resolves({ VersionId: 'marker' });
    s3.on(DeleteObjectsCommand).resolves({});

    expect(await store.erase('cat.jpg')).toBe(true);

    expect(removalsIn(s3)).toEqual(removals);
  });
});

const of = (Key: string, VersionId: string) => ({ Key, VersionId });

/** What was removed in which order: a marker put on top, or a list of versions. */
function removalsIn(s3: ReturnType<typeof given>['s3']): unknown[] {
  const removals = s3.calls().filter(({ args: [{ input }] }) => !('Prefix' in input));
  return removals.map(({ args: [{ input }] }) => {
    const { Delete } = input as Partial<DeleteObjectsCommandInput>;
    return Delete?.Objects?.map(({ VersionId }) => VersionId) ?? 'on top';
  });
}
