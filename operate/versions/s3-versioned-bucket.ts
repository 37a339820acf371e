import {
  DeleteObjectCommand,
  GetBucketLifecycleConfigurationCommand,
  HeadObjectCommand,
  type LifecycleRule,
  PutObjectLegalHoldCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { ifThere } from '../../command/aws-error';
import { archiveStateOf } from '../../lambdas/shared/archive-state';
import { lockOf, s3ObjectLocks } from '../../lambdas/shared/s3-object-locks';
import { eraseKey, removeAll } from '../../lambdas/shared/s3-removal';
import { mayBeArchived } from '../restore/s3-archive';
import { COPIED_FROM, copyVersion } from './copy-version';
import type { VersionedBucket } from './history';
import { historiesIn } from './s3-histories';

export type BucketTraits = {
  /** @default false */
  readonly copiesMarkers?: boolean;
  /** Whether Object Lock is on. @default false */
  readonly isLockable?: boolean;
};

/** A bucket behind the AWS SDK. What is erased leaves a marker where a copy of the bucket is to hear of it. */
export const s3VersionedBucket = (
  client: S3Client,
  bucket: string,
  { copiesMarkers = false, isLockable = false }: BucketTraits = {},
): VersionedBucket => ({
  bucket,
  copiesMarkers,

  historiesBelow: (prefix) => historiesIn(client, bucket, prefix),

  async copiedFrom(key) {
    const head = await ifThere(client.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
    return head?.Metadata?.[COPIED_FROM];
  },

  async archiveState({ key, versionId, storageClass }) {
    if (!mayBeArchived(storageClass)) return {};
    return archiveStateOf(await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId })));
  },

  putOnTop: (version) => copyVersion(client, bucket, version),

  async hide(key) {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  },

  remove: (versions) =>
    removeAll(
      { client, bucket },
      versions.map(({ key, versionId }) => ({ Key: key, VersionId: versionId })),
    ),

  // S3 refuses the question where Object Lock is off
  lockOn: async (key) => (isLockable ? await s3ObjectLocks(client, bucket).lockOn(key) : undefined),

  async lockOf({ key, versionId, isMarker }) {
    if (!isLockable || isMarker) return undefined;
    const lock = await lockOf(client, { Bucket: bucket, Key: key, VersionId: versionId });
    return lock.until || lock.isHeld ? lock : undefined;
  },

  async erase(key) {
    await eraseKey({ client, bucket }, key, { leavesMarker: copiesMarkers });
  },

  async hold({ key, versionId }, isHeld) {
    const LegalHold = { Status: isHeld ? ('ON' as const) : ('OFF' as const) };
    const place = { Bucket: bucket, Key: key, VersionId: versionId };
    await client.send(new PutObjectLegalHoldCommand({ ...place, LegalHold }));
  },

  async formerDays(prefix) {
    const found = await ifThere(client.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket })));
    const days = (found?.Rules ?? []).filter((rule) => concerns(rule, prefix)).flatMap(daysOf);
    return days.length > 0 ? Math.min(...days) : undefined;
  },
});

const daysOf = ({ NoncurrentVersionExpiration }: LifecycleRule) => NoncurrentVersionExpiration?.NoncurrentDays ?? [];

/** Whether a rule may take anything below a prefix. */
function concerns({ Status, Filter, Prefix }: LifecycleRule, prefix: string): boolean {
  const about = Filter?.Prefix ?? Filter?.And?.Prefix ?? Prefix ?? '';
  return Status === 'Enabled' && (about.startsWith(prefix) || prefix.startsWith(about));
}
