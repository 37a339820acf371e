import { PutObjectLegalHoldCommand, PutObjectRetentionCommand } from '@aws-sdk/client-s3';
import { s3ObjectLocks } from '../../../lambdas/shared/s3-object-locks';
import { ownBucket } from '../../support/own-bucket';
import { given } from '../../support/path';

const { s3 } = given();
const SOON = new Date('2027-01-01T00:00:00Z');
const LATER = new Date('2028-01-01T00:00:00Z');

/** A key with two versions in a bucket with Object Lock. */
async function twoVersions() {
  const bucket = await ownBucket(s3, { ObjectLockEnabledForBucket: true });
  const [first, second] = [await bucket.put('cat', 'a cat'), await bucket.put('cat', 'a dog')];
  const place = (VersionId?: string) => ({ Bucket: bucket.name, Key: 'cat', VersionId });
  const retain = (version: { VersionId?: string }, RetainUntilDate: Date) => {
    const Retention = { Mode: 'GOVERNANCE' as const, RetainUntilDate };
    return s3.send(new PutObjectRetentionCommand({ ...place(version.VersionId), Retention }));
  };
  const hold = (version: { VersionId?: string }, Status: 'ON' | 'OFF') =>
    s3.send(new PutObjectLegalHoldCommand({ ...place(version.VersionId), LegalHold: { Status } }));
  return { bucket, first, second, retain, hold, locks: s3ObjectLocks(s3, bucket.name) };
}

describe('the locks on versions in S3', () => {
  test('are none of what nobody locked, of what is hidden, and of what never was', async () => {
    const { bucket, locks } = await twoVersions();
    await bucket.mark('cat');

    expect(await locks.lockOn('cat')).toBeUndefined();
    expect(await locks.lockOn('never')).toBeUndefined();
  });

  test('last until the longest retention of any version ends', async () => {
    const { first, second, retain, locks } = await twoVersions();
    await retain(first, LATER);
    await retain(second, SOON);

    expect(await locks.lockOn('cat')).toEqual({ until: LATER.toISOString(), isHeld: false });
  });

  test('are over when their time has come', async () => {
    const { bucket, first, retain } = await twoVersions();
    await retain(first, SOON);

    expect(await s3ObjectLocks(s3, bucket.name, () => new Date('2027-01-01T00:00:01Z')).lockOn('cat')).toBeUndefined();
  });

  test('are a hold as long as one version is held', async () => {
    const { first, hold, locks } = await twoVersions();
    await hold(first, 'ON');
    expect(await locks.lockOn('cat')).toEqual({ until: undefined, isHeld: true });

    await hold(first, 'OFF');
    expect(await locks.lockOn('cat')).toBeUndefined();
  });
});
