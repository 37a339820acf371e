import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../../config';
import { bypassGuard } from '../guards/deletion-guards';
import { objectLockOf } from '../object-lock';
import { PrivateBucket, type PrivateBucketProps } from '../private-bucket';

export interface EvidenceBucketProps extends Pick<PrivateBucketProps, 'bucketName' | 'keepData' | 'encryptionKey'> {
  /** When what it holds has been kept long enough. */
  readonly forgetAfter: Duration;
  /** How nobody may delete anything before that. @default off */
  readonly lock?: Config['evidence']['lock'];
  /** Roles that may all the same, where `lock` is `governance`. @default - nobody */
  readonly bypassRoles?: readonly string[];
}

/** A bucket that AWS's services alone write into, so that nobody forges what is in it. What somebody deletes or replaces stays for a month. */
export class EvidenceBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: EvidenceBucketProps) {
    const { forgetAfter, lock = 'off', bypassRoles = [], ...rest } = props;
    super(scope, id, {
      ...rest,
      ...objectLockOf(lock === 'off' ? lock : { mode: lock, days: forgetAfter.toDays() }),
      versioned: true,
      isForServices: true,
      lifecycleRules: [
        { id: 'forget', expiration: forgetAfter, noncurrentVersionExpiration: Duration.days(30) },
        { id: 'forget-removed', expiredObjectDeleteMarker: true },
      ],
    });
    if (lock !== 'off') this.addToResourcePolicy(bypassGuard(this, bypassRoles));
  }
}
