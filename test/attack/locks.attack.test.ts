import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import {
  DeleteObjectCommand,
  HeadObjectCommand,
  type ObjectLockRetentionMode,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectLockConfigurationCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { eventually } from '../../local/eventually';
import { SAMPLES } from '../../local/paths';
import { untilRendered, upload } from '../../local/walk';
import { historyOf } from '../../operate/versions/history';
import { legalHold } from '../../operate/versions/legal-hold';
import { purge } from '../../operate/versions/purge';
import { s3VersionedBucket } from '../../operate/versions/s3-versioned-bucket';
import { memoryTerminal } from '../support/memory-terminal';
import { ownBucket } from '../support/own-bucket';
import { given } from '../support/path';
import { isRefused } from './attempts/attempt';
import { aGuest, asking } from './attempts/people';
import { EVERYTHING } from './attempts/policies';
import { aUser } from './attempts/users';

const { s3, originals } = given();
const HOUR_MS = 3_600_000;
const TOMORROW = new Date(Date.now() + 24 * HOUR_MS);
const SOONER = new Date(Date.now() + HOUR_MS);
const NOT_AROUND = { Effect: 'Deny', Action: 's3:BypassGovernanceRetention', Resource: '*' };

/** A version in a bucket, locked until tomorrow. */
async function locked(Bucket: string, Mode: ObjectLockRetentionMode) {
  const Key = `import/${randomUUID()}/photo.jpg`;
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'a photo' }));
  const version = { Bucket, Key, VersionId };
  const retain = (RetainUntilDate: Date, mode = Mode) => ({ Retention: { Mode: mode, RetainUntilDate } });
  await s3.send(new PutObjectRetentionCommand({ ...version, ...retain(TOMORROW) }));
  const around = { BypassGovernanceRetention: true };
  const isThere = () => s3.send(new HeadObjectCommand(version)).then(() => true);
  return { version, isThere, retain, around };
}

describe.each(['GOVERNANCE', 'COMPLIANCE'] as const)('a version that is locked in mode %s', (mode) => {
  test('is deleted by nobody, not even by the account itself, whatever others write over it', async () => {
    const { name } = await ownBucket(s3, { ObjectLockEnabledForBucket: true });
    const { version, isThere } = await locked(name, mode);
    await s3.send(new PutObjectCommand({ Bucket: version.Bucket, Key: version.Key, Body: 'another' }));
    await s3.send(new DeleteObjectCommand({ Bucket: version.Bucket, Key: version.Key }));

    expect(await isRefused(() => s3.send(new DeleteObjectCommand(version)))).toBe(true);
    expect(await isThere()).toBe(true);
  });

  test('is kept for no shorter, only for longer', async () => {
    const { name } = await ownBucket(s3, { ObjectLockEnabledForBucket: true });
    const { version, retain } = await locked(name, mode);

    expect(await isRefused(() => s3.send(new PutObjectRetentionCommand({ ...version, ...retain(SOONER) })))).toBe(true);
    const longer = retain(new Date(TOMORROW.getTime() + HOUR_MS));
    expect(await isRefused(() => s3.send(new PutObjectRetentionCommand({ ...version, ...longer })))).toBe(false);
  });

  test('is not deleted by who asks to go around the lock and has every right but that one', async () => {
    const { name } = await ownBucket(s3, { ObjectLockEnabledForBucket: true });
    const { version, isThere, around } = await locked(name, mode);
    const user = new S3Client(await aUser([EVERYTHING, NOT_AROUND]));

    expect(await isRefused(() => user.send(new DeleteObjectCommand({ ...version, ...around })))).toBe(true);
    expect(await isThere()).toBe(true);
  });
});

describe('a compliance lock', () => {
  test('is no weaker for who may go around locks', async () => {
    const { name } = await ownBucket(s3, { ObjectLockEnabledForBucket: true });
    const { version, isThere, retain, around } = await locked(name, 'COMPLIANCE');
    const weaker = retain(TOMORROW, 'GOVERNANCE');

    expect(await isRefused(() => s3.send(new DeleteObjectCommand({ ...version, ...around })))).toBe(true);
    expect(await isRefused(() => s3.send(new PutObjectRetentionCommand({ ...version, ...weaker, ...around })))).toBe(
      true,
    );
    expect(await isThere()).toBe(true);
  });
});

describe('an administrator of this account without a second factor', () => {
  let administrator: S3Client;
  beforeAll(async () => {
    administrator = new S3Client(await aUser([EVERYTHING]));
  });

  test('goes around no lock on originals: their policy leaves that to nobody', async () => {
    const { version, isThere, retain, around } = await locked(originals, 'GOVERNANCE');
    const shorter = { ...version, ...retain(SOONER), ...around };

    expect(await isRefused(() => administrator.send(new DeleteObjectCommand({ ...version, ...around })))).toBe(true);
    expect(await isRefused(() => administrator.send(new PutObjectRetentionCommand(shorter)))).toBe(true);
    expect(await isThere()).toBe(true);
  });

  test('deletes no version of an original for good, but may hide it', async () => {
    const Key = `import/${randomUUID()}/photo.jpg`;
    const { VersionId } = await administrator.send(new PutObjectCommand({ Bucket: originals, Key, Body: 'a photo' }));

    const deletion = new DeleteObjectCommand({ Bucket: originals, Key, VersionId });
    expect(await isRefused(() => administrator.send(deletion))).toBe(true);
    const hiding = new DeleteObjectCommand({ Bucket: originals, Key });
    expect(await isRefused(() => administrator.send(hiding))).toBe(false);
  });

  test('changes nothing that would delete versions later', async () => {
    const suspended = { Bucket: originals, VersioningConfiguration: { Status: 'Suspended' as const } };
    const unlocked = { Bucket: originals, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' as const } };

    expect(await isRefused(() => administrator.send(new PutBucketVersioningCommand(suspended)))).toBe(true);
    expect(await isRefused(() => administrator.send(new PutObjectLockConfigurationCommand(unlocked)))).toBe(true);
  });
});

describe('a photo on legal hold', () => {
  test('is not deleted by its owner, who is told why, and goes like any other when nobody holds it', async () => {
    const ann = await aGuest();
    const { asset, key } = await upload(join(SAMPLES, 'dandelion-seeds.jpg'), ann);
    await untilRendered(asset, ann);
    const deps = { bucket: s3VersionedBucket(s3, originals), terminal: memoryTerminal() };
    const remove = () => asking(ann, `/assets/${asset}`, { method: 'DELETE' });

    await legalHold({ key, isHeld: true }, deps);
    const refused = await remove();
    expect([refused.status, await refused.json()]).toEqual([
      409,
      {
        statusCode: 409,
        error: 'Conflict',
        message: "this asset can't be deleted while it is on legal hold",
        details: { reason: 'locked', isHeld: true },
      },
    ]);
    expect((await asking(ann, `/assets/${asset}`)).status).toBe(200);

    await legalHold({ key, isHeld: false }, deps);
    expect((await remove()).status).toBe(204);
    await eventually('the photo to be gone', async () =>
      (await asking(ann, `/assets/${asset}`)).status === 404 ? true : undefined,
    );
  });

  test('is left as it is by a purge, which says so and removes the rest', async () => {
    const bucket = s3VersionedBucket(s3, originals, { isLockable: true });
    const terminal = memoryTerminal('drill');
    const prefix = `import/${randomUUID()}/`;
    const [held, free] = [`${prefix}held.txt`, `${prefix}free.txt`];
    for (const Key of [held, free]) await s3.send(new PutObjectCommand({ Bucket: originals, Key, Body: Key }));
    await legalHold({ key: held, isHeld: true }, { bucket, terminal });

    const purged = purge({ prefix }, { stage: 'drill', bucket, terminal });

    await expect(purged).rejects.toThrow(
      `${held}: on legal hold, which ends with: npm run legal-hold -- --stage drill --key ${held} off`,
    );
    expect((await historyOf(bucket, held)).versions.map(({ isMarker }) => isMarker)).toEqual([false]);
    expect((await historyOf(bucket, free)).versions).toEqual([]);
    await legalHold({ key: held, isHeld: false }, { bucket, terminal });
  });

  test('is held from its administrators, too', async () => {
    const { name } = await ownBucket(s3, { ObjectLockEnabledForBucket: true });
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket: name, Key: 'cat', Body: 'a cat' }));
    const version = { Bucket: name, Key: 'cat', VersionId };
    await s3.send(new PutObjectLegalHoldCommand({ ...version, LegalHold: { Status: 'ON' } }));

    const around = new DeleteObjectCommand({ ...version, BypassGovernanceRetention: true });
    expect(await isRefused(() => s3.send(around))).toBe(true);
  });
});
