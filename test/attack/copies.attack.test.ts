import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetBucketReplicationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { stageNamed } from '../../bin/stages';
import { isAbsent } from '../../command/aws-error';
import { s3ObjectStore } from '../../lambdas/shared/s3-object-store';
import { childEnvironment, clientConfig } from '../../local/environment';
import { originalsOf } from '../../operate/versions/originals-of';
import { undelete } from '../../operate/versions/undelete';
import { memoryTerminal } from '../support/memory-terminal';
import { given } from '../support/path';

const { endpoint, s3, originals, site } = given();
const { region = '' } = stageNamed('drill').replication;
const away = new S3Client(clientConfig(endpoint, region));
const copyOf = (bucket: string) => bucket.replace(stageNamed('drill').region, region);

const put = (client: S3Client, Bucket: string, Key: string, Body = 'a photo') =>
  client.send(new PutObjectCommand({ Bucket, Key, Body }));
const head = (client: S3Client, Bucket: string, Key: string) =>
  client.send(new HeadObjectCommand({ Bucket, Key })).catch((error) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
const textOf = async (client: S3Client, Bucket: string, Key: string) =>
  (await client.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();
const versionsIn = async (client: S3Client, Bucket: string, Prefix: string) => {
  const { Versions = [], DeleteMarkers = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix }));
  return { files: Versions.length, markers: DeleteMarkers.length };
};

describe.each([
  ['originals', originals],
  ['the site', site],
])('what is written to %s', (_, bucket) => {
  const key = `import/${randomUUID()}/photo.jpg`;

  beforeAll(() => put(s3, bucket, key));

  test('is in the other region, byte for byte, and each side says which it is', async () => {
    const copy = await away.send(new GetObjectCommand({ Bucket: copyOf(bucket), Key: key }));

    expect(await copy.Body?.transformToString()).toBe('a photo');
    expect(copy.ReplicationStatus).toBe('REPLICA');
    expect((await head(s3, bucket, key))?.ReplicationStatus).toBe('COMPLETED');
  });

  test('disappears there when it is deleted here, and is remembered for a while', async () => {
    await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));

    expect(await head(away, copyOf(bucket), key)).toBeUndefined();
    expect(await versionsIn(away, copyOf(bucket), key)).toEqual({ files: 1, markers: 1 });
  });
});

describe('the copy of originals', () => {
  const before = process.env;
  beforeAll(() => {
    // as commands find their stage
    process.env = childEnvironment(endpoint);
  });
  afterAll(() => {
    process.env = before;
  });

  test('hears of a photo that is erased here with every version, which S3 would not tell it', async () => {
    const key = `u/ann/${randomUUID()}/photo.jpg`;
    await put(s3, originals, key, 'first');
    await put(s3, originals, key, 'second');

    await s3ObjectStore(s3, originals, { leavesMarker: true }).erase(key);

    expect(await versionsIn(s3, originals, key)).toEqual({ files: 0, markers: 1 });
    expect(await head(away, copyOf(originals), key)).toBeUndefined();
  });

  test('has again what is undeleted here, which S3 would not tell it by a marker that goes', async () => {
    const key = `import/${randomUUID()}/photo.jpg`;
    await put(s3, originals, key);
    await s3.send(new DeleteObjectCommand({ Bucket: originals, Key: key }));
    expect(await head(away, copyOf(originals), key)).toBeUndefined();

    const bucket = await originalsOf(stageNamed('drill'), memoryTerminal());
    await undelete({ key }, { stage: 'drill', bucket, terminal: memoryTerminal() });

    expect(await textOf(s3, originals, key)).toBe('a photo');
    expect(await textOf(away, copyOf(originals), key)).toBe('a photo');
    expect(await versionsIn(away, copyOf(originals), key)).toEqual({ files: 2, markers: 1 });
  });

  test('survives the loss of every version here: who takes over this bucket takes nothing there', async () => {
    const key = `import/${randomUUID()}/photo.jpg`;
    const { VersionId } = await put(s3, originals, key);

    await s3.send(new DeleteObjectCommand({ Bucket: originals, Key: key, VersionId }));

    expect(await head(s3, originals, key)).toBeUndefined();
    expect((await head(away, copyOf(originals), key))?.ReplicationStatus).toBe('REPLICA');
  });

  test('brings back what is written to it, where copies go both ways, and no further', async () => {
    const key = `import/${randomUUID()}/photo.jpg`;
    await put(away, copyOf(originals), key);

    expect((await head(s3, originals, key))?.ReplicationStatus).toBe('REPLICA');
    expect(await versionsIn(away, copyOf(originals), key)).toEqual({ files: 1, markers: 0 });
  });

  test('is made by the rules of the template, which the engine drops and every start says again', async () => {
    const { ReplicationConfiguration } = await s3.send(new GetBucketReplicationCommand({ Bucket: originals }));

    expect(ReplicationConfiguration?.Rules?.map(({ ID }) => ID)).toEqual([`to-${region}`, 'to-audit']);
    expect(ReplicationConfiguration?.Rules?.[0]).toMatchObject({
      SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
      Destination: {
        Bucket: `arn:aws:s3:::${copyOf(originals)}`,
        ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } },
        EncryptionConfiguration: { ReplicaKmsKeyID: `arn:aws:kms:${region}:000000000000:alias/quayside-drill-replica` },
      },
    });
  });
});
