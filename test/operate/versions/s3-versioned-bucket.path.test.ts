import {
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutBucketLifecycleConfigurationCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
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
  const SAID = {
    CacheControl: 'no-cache',
    ContentDisposition: 'attachment',
    ContentEncoding: 'gzip',
    ContentLanguage: 'de',
    ContentType: 'image/png',
    Expires: new Date('2027-01-01T00:00:00Z'),
    WebsiteRedirectLocation: '/elsewhere',
  };

  test.each([
    ['in one request', 5 * 1024 ** 3],
    ['in parts', 5 * 1024 ** 2],
  ])('%s has the bytes, headers and metadata of the version', async (_, largestCopyBytes) => {
    const place = { Bucket: own.name, Key: `import/${largestCopyBytes}` };
    const more = { Metadata: { by: 'ann' }, StorageClass: 'STANDARD_IA' } as const;
    await s3.send(new PutObjectCommand({ ...place, Body: LARGE, ...SAID, ...more }));
    await own.put(place.Key, 'something else');
    const { versions } = await historyOf(s3VersionedBucket(s3, own.name), place.Key);
    const former = versions[1] as Version;
    expect(former.storageClass).toBe('STANDARD_IA');

    await copyVersion(s3, own.name, former, largestCopyBytes);

    expect((await own.read(place.Key)) === LARGE).toBe(true);
    const head = await s3.send(new HeadObjectCommand(place));
    expect(head).toMatchObject({ ...SAID, Metadata: { by: 'ann', 'copied-from-version': former.versionId } });
    expect(head.StorageClass ?? 'STANDARD').toBe('STANDARD');
  });

  // the engine forgets the tags with which an upload in parts begins: copy-in-parts.test.ts
  test('in one request has the tags of the version, too', async () => {
    const place = { Bucket: own.name, Key: 'import/tagged' };
    await s3.send(new PutObjectCommand({ ...place, Body: 'a cat', Tagging: 'trip=alps' }));
    await own.put(place.Key, 'something else');
    const { versions } = await historyOf(s3VersionedBucket(s3, own.name), place.Key);

    await copyVersion(s3, own.name, versions[1] as Version);

    const { TagSet } = await s3.send(new GetObjectTaggingCommand(place));
    expect(TagSet).toEqual([{ Key: 'trip', Value: 'alps' }]);
  });
});
