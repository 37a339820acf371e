import {
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Lock, ObjectLocks } from './object-locks';
import { versionsOf } from './s3-removal';

/** A bucket with Object Lock behind the AWS SDK. Needs `s3:ListBucketVersions`, `s3:GetObjectRetention` and `s3:GetObjectLegalHold`. */
export const s3ObjectLocks = (client: S3Client, bucket: string, now = () => new Date()): ObjectLocks => ({
  async lockOn(key) {
    const { files } = await versionsOf({ client, bucket }, key);
    const places = files.map((version) => ({ Bucket: bucket, ...version }));
    const locks = await Promise.all(places.map((place) => lockOf(client, place, now)));
    const ends = locks.flatMap(({ until }) => until ?? []).sort();
    const isHeld = locks.some((lock) => lock.isHeld);
    return ends.length > 0 || isHeld ? { until: ends.at(-1), isHeld } : undefined;
  },
});

type Place = { readonly Bucket: string; readonly Key: string | undefined; readonly VersionId?: string };

/** What stands against removing one version of a bucket with Object Lock. A retention that has ended is none. */
export async function lockOf(client: S3Client, place: Place, now = () => new Date()): Promise<Lock> {
  const retention = await ifLocked(client.send(new GetObjectRetentionCommand(place)));
  const hold = await ifLocked(client.send(new GetObjectLegalHoldCommand(place)));
  const until = retention?.Retention?.RetainUntilDate?.toISOString();
  return {
    until: until && until > now().toISOString() ? until : undefined,
    isHeld: hold?.LegalHold?.Status === 'ON',
  };
}

/** S3 answers 404 for a version that nobody has locked, and for one that is gone by now: nothing stands against either. */
async function ifLocked<Answer>(ask: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask;
  } catch (error) {
    if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return undefined;
    throw error;
  }
}
