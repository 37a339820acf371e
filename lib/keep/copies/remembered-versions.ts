import type { Duration } from 'aws-cdk-lib';
import type { BucketProps, LifecycleRule } from 'aws-cdk-lib/aws-s3';

/** A bucket that is copied or holds copies: versioned, as S3 asks of both, and what was deleted, overwritten or has come to its end leaves it after a while. */
export const rememberedVersions = (
  forgetAfter: Duration,
  ends: readonly LifecycleRule[] = [],
): Pick<BucketProps, 'versioned' | 'lifecycleRules'> => ({
  versioned: true,
  lifecycleRules: [
    ...ends,
    { id: 'forget-replaced', noncurrentVersionExpiration: forgetAfter, expiredObjectDeleteMarker: true },
  ],
});
