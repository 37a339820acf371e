import { HeadObjectCommand, PutBucketLifecycleConfigurationCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { copyVersion } from '../../../operate/versions/copy-version';
import { historyOf, type Version } from '../../../operate/versions/history';
import { s3VersionedBucket } from '../../../operate/versions/s3-versioned-bucket';
import { ownBucket } from '../../support/own-bucket';
import { given } from '../../support/path';
import { promisesOfAVersionedBucket } from '../../support/versioned-bucket-contract';

const { s3 } = given();
let own: Awaited<ReturnType<typeof ownBucket>>;
beforeAll(async () => {
  own = await ownBucket(s3);
});

describe('a versioned bucket of S3', () => {
  promisesOfAVersionedBucket(() => ({ bucket: s3VersionedBucket(s3, own.name), ...own }));

  test('says after how many days it forgets former versions of a prefix, by the shortest rule', async () => {
    const rule = (ID: string, Prefix: string, NoncurrentDays: number) => ({
      ...{ ID, Filter: { Prefix }, Status: 'Enabled' as const },
      NoncurrentVersionExpiration: { NoncurrentDays },
    });
    const bucket = s3VersionedBucket(s3, (await ownBucket(s3)).name);
    expect(await bucket.formerDays('u/')).toBeUndefined();
    const Rules = [rule('all', '', 90), rule('ann', 'u/ann/', 30), rule('imports', 'import/', 7)];
    const LifecycleConfiguration = { Rules };
    await s3.send(new PutBucketLifecycleConfigurationCommand({ Bucket: bucket.bucket, LifecycleConfiguration }));

    expect(await bucket.formerDays('u/')).toBe(30);
    expect(await bucket.formerDays('u/bob/')).toBe(90);
    expect(await bucket.formerDays('')).toBe(7);
  });
});

describe('a copy on top', () => {
  const LARGE = 'x'.repeat(11 * 1024 ** 2);
  const SAID = { ContentType: 'image/png', CacheControl: 'no-cache', ContentDisposition: 'attachment' };

  test.each([
    ['in one request', 5 * 1024 ** 3],
    ['in parts', 5 * 1024 ** 2],
  ])('%s has the bytes, headers and metadata of the version', async (_, largestCopyBytes) => {
    const place = { Bucket: own.name, Key: `import/${largestCopyBytes}` };
    await s3.send(new PutObjectCommand({ ...place, Body: LARGE, ...SAID, Metadata: { by: 'ann' } }));
    await own.put(place.Key, 'something else');
    const { versions } = await historyOf(s3VersionedBucket(s3, own.name), place.Key);
    const former = versions[1] as Version;

    await copyVersion(s3, own.name, former, largestCopyBytes);

    expect((await own.read(place.Key)) === LARGE).toBe(true);
    expect(await s3.send(new HeadObjectCommand(place))).toMatchObject({
      ...SAID,
      Metadata: { by: 'ann', 'copied-from-version': former.versionId },
    });
  });
});
