import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { PrivateBucket, type PrivateBucketProps } from './private-bucket';

export interface EvidenceBucketProps extends Pick<PrivateBucketProps, 'bucketName' | 'keepData' | 'encryptionKey'> {
  /** When what it holds has been kept long enough. */
  readonly forgetAfter: Duration;
}

/** A bucket that AWS's services alone write into, so that nobody forges what is in it. What somebody deletes or replaces stays for a month. */
export class EvidenceBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, { forgetAfter, ...props }: EvidenceBucketProps) {
    super(scope, id, {
      ...props,
      versioned: true,
      isForServices: true,
      lifecycleRules: [
        { id: 'forget', expiration: forgetAfter, noncurrentVersionExpiration: Duration.days(30) },
        { id: 'forget-removed', expiredObjectDeleteMarker: true },
      ],
    });
  }
}
