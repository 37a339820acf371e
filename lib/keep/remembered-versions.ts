import type { Duration } from 'aws-cdk-lib';
import type { BucketProps } from 'aws-cdk-lib/aws-s3';

/** A bucket that is copied or holds copies: versioned, as S3 asks of both, and what was deleted or overwritten leaves it after a while. */
export const rememberedVersions = (forgetAfter: Duration): Pick<BucketProps, 'versioned' | 'lifecycleRules'> => ({
  versioned: true,
  lifecycleRules: [
    { id: 'forget-replaced', noncurrentVersionExpiration: forgetAfter, expiredObjectDeleteMarker: true },
  ],
});
