import { Duration } from 'aws-cdk-lib';
import {
  BlockedEncryptionType,
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type BucketProps,
  ObjectOwnership,
  TransitionDefaultMinimumObjectSize,
} from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { removalOf } from '../shared/removal';
import { deliveryGuard } from './evidence/delivery';
import { keyGuards } from './guards/key-guards';

type Settled =
  | 'blockPublicAccess'
  | 'enforceSSL'
  | 'minimumTLSVersion'
  | 'objectOwnership'
  | 'removalPolicy'
  | 'blockedEncryptionTypes'
  | 'transitionDefaultMinimumObjectSize';

export interface PrivateBucketProps extends Omit<BucketProps, Settled> {
  /** Whether the bucket outlives its stack. */
  readonly keepData: boolean;
  /** When the parts of an upload that was never finished go; they are billed and no listing shows them. @default 7 days */
  readonly abortUploadsAfter?: Duration;
  /** Whether services of AWS alone write here, each under the key that it sees fit. @default false */
  readonly isForServices?: boolean;
}

/** A bucket that nobody can make public or fill with what others can't read, whatever its caller asks for. */
export class PrivateBucket extends Bucket {
  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    const {
      abortUploadsAfter = Duration.days(7),
      lifecycleRules = [],
      keepData,
      encryptionKey,
      isForServices,
      ...rest
    } = props;
    super(scope, id, {
      encryption: encryptionKey ? BucketEncryption.KMS : BucketEncryption.S3_MANAGED,
      encryptionKey,
      // one request to KMS an hour and caller instead of one an object
      bucketKeyEnabled: encryptionKey ? true : undefined,
      ...rest,
      lifecycleRules: [
        ...lifecycleRules,
        { id: 'abort-unfinished-uploads', abortIncompleteMultipartUploadAfter: abortUploadsAfter },
      ],
      // what is smaller is billed as 128 KB in the colder classes, or with 40 KB of its archive's own
      transitionDefaultMinimumObjectSize: TransitionDefaultMinimumObjectSize.ALL_STORAGE_CLASSES_128_K,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      // a key that only the uploader has makes an object that nobody else can serve, render or restore
      blockedEncryptionTypes: [BlockedEncryptionType.SSE_C],
      removalPolicy: removalOf(keepData),
    });
    // CloudTrail signs its files in others under S3's key, whatever the bucket's is
    const guards = isForServices ? [deliveryGuard(this)] : keyGuards(this, encryptionKey);
    for (const guard of guards) this.addToResourcePolicy(guard);
  }
}
