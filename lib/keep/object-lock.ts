import { Duration } from 'aws-cdk-lib';
import { type BucketProps, ObjectLockRetention } from 'aws-cdk-lib/aws-s3';
import type { Lock } from '../config/locks';

/** The properties of a bucket that holds on to versions as config says. */
export function objectLockOf(lock: Lock): Pick<BucketProps, 'objectLockEnabled' | 'objectLockDefaultRetention'> {
  if (lock === 'off') return {};
  if (lock === 'holds') return { objectLockEnabled: true };
  const days = Duration.days(lock.days);
  return { objectLockEnabled: true, objectLockDefaultRetention: ObjectLockRetention[lock.mode](days) };
}
