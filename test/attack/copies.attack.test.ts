import { randomUUID } from 'node:crypto';
import { IAMClient, paginateListRoles, type Role, UpdateAssumeRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  DeleteObjectCommand,
  GetBucketReplicationCommand,
  GetObjectCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
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
import { allowedOf } from './attempts/attempt';
import { actorInRole } from './attempts/roles';

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

describe('access logs', () => {
  test('of both regions lie side by side where the copies are', async () => {
    const logs = originals.replace('-originals-', '-access-logs-');
    const key = `000000000000/us-east-1/${originals}/2026/11/21/${randomUUID()}`;
    await put(s3, logs, key, 'somebody asked');

    expect((await head(away, copyOf(logs), key))?.ReplicationStatus).toBe('REPLICA');
  });
});

describe('who copies', () => {
  const iam = new IAMClient(clientConfig(endpoint));

  /** The one role of Keep whose name begins so. */
  async function roleNamed(beginning: string): Promise<Role> {
    for await (const { Roles = [] } of paginateListRoles({ client: iam }, {})) {
      const role = Roles.find(({ RoleName }) => RoleName?.startsWith(`quayside-drill-keep-${beginning}`));
      if (role) return role;
    }
    throw new Error(`there is no role ${beginning}`);
  }

  /** Somebody with the rights of a role that S3 alone may take: for this once, the account may as well. */
  async function actorInPlaceOfS3({ RoleName, Arn = '', AssumeRolePolicyDocument = '' }: Role): Promise<S3Client> {
    const trust = (PolicyDocument: string) => iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
    const Statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
    await trust(JSON.stringify({ Version: '2012-10-17', Statement }));
    const actor = await actorInRole(Arn);
    await trust(decodeURIComponent(AssumeRolePolicyDocument));
    return new S3Client(actor);
  }

  test.each([
    ['S3', 'CopyOriginals', ['list', 'read tags of a version', 'read the rules']],
    ['a batch job', 'BatchReplication', ['read the rules']],
  ])(
    'is let in by the bucket itself: %s may do what its policy says of that role, and nothing else',
    async (_, role, may) => {
      const key = `import/${randomUUID()}/photo.jpg`;
      const { VersionId } = await put(s3, originals, key);
      const newest = { Bucket: originals, Key: key };
      const version = { ...newest, VersionId };
      const actor = await actorInPlaceOfS3(await roleNamed(role));

      const allowed = await allowedOf({
        'read the rules': () => actor.send(new GetBucketReplicationCommand({ Bucket: originals })),
        list: () => actor.send(new ListObjectsV2Command({ Bucket: originals })),
        'list the copies': () => actor.send(new ListObjectsV2Command({ Bucket: copyOf(originals) })),
        'list the site': () => actor.send(new ListObjectsV2Command({ Bucket: site })),
        'read tags of a version': () => actor.send(new GetObjectTaggingCommand(version)),
        'read tags': () => actor.send(new GetObjectTaggingCommand(newest)),
        'read a version': () => actor.send(new GetObjectCommand(version)),
        read: () => actor.send(new GetObjectCommand(newest)),
        write: () => put(actor, originals, key),
        delete: () => actor.send(new DeleteObjectCommand(version)),
      });

      expect(allowed).toEqual(may);
    },
  );
});
