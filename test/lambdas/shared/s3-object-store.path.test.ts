import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { s3ObjectStore } from '../../../lambdas/shared/s3-object-store';
import { clientConfig } from '../../../local/environment';
import { promisesOfAnObjectStore } from '../../support/object-store-contract';
import { ownBucket } from '../../support/own-bucket';
import { given } from '../../support/path';

describe('the originals bucket behind the SDK', () => {
  promisesOfAnObjectStore(() => {
    const { s3, originals } = given();
    const archive = (Key: string, Body: Uint8Array) =>
      s3.send(new PutObjectCommand({ Bucket: originals, Key, Body, StorageClass: 'GLACIER' }));
    return { store: s3ObjectStore(s3, originals), archive };
  });
});

describe.each([false, true])('erasing a key that somebody writes meanwhile (leaves the marker: %s)', (leavesMarker) => {
  /** A file of one version, and a store that lets somebody write again around the marker that it puts on top. */
  async function writtenAround(when: 'before' | 'after') {
    const { s3, endpoint } = given();
    const bucket = await ownBucket(s3);
    await bucket.put('cat', 'a cat');
    const client = new S3Client(clientConfig(endpoint));
    client.middlewareStack.add(
      (next) => async (args) => {
        const isMarking = !('VersionId' in args.input) && !('Delete' in args.input) && !('Prefix' in args.input);
        if (isMarking && when === 'before') await bucket.put('cat', 'a dog');
        const answer = await next(args);
        if (isMarking && when === 'after') await bucket.put('cat', 'a dog');
        return answer;
      },
      { step: 'initialize' },
    );
    return { bucket, store: s3ObjectStore(client, bucket.name, { leavesMarker }) };
  }

  test('leaves nothing hidden that came before the marker', async () => {
    const { bucket, store } = await writtenAround('before');

    await store.erase('cat');

    expect(await bucket.read('cat')).toBeUndefined();
    expect(await s3ObjectStore(given().s3, bucket.name, { leavesMarker: true }).erase('cat')).toBe(false);
  });

  test('keeps what came after it, as the current version', async () => {
    const { bucket, store } = await writtenAround('after');

    await store.erase('cat');

    expect(await bucket.read('cat')).toBe('a dog');
  });
});
