import type { CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import type { PrivateBucket } from '../private-bucket';
import { letS3Report } from './bucket-reports';

const PREFIX = 'inventory';

/** What is known of a version besides its key, id and whether it is the latest. ACLs are off, so they say nothing. */
const FIELDS = [
  'Size',
  'LastModifiedDate',
  'ETag',
  'StorageClass',
  'IntelligentTieringAccessTier',
  'IsMultipartUploaded',
  'ChecksumAlgorithm',
  'EncryptionStatus',
  'BucketKeyStatus',
  'ReplicationStatus',
  'ObjectLockMode',
  'ObjectLockRetainUntilDate',
  'ObjectLockLegalHoldStatus',
];

/** Has S3 list every version of every object of some buckets again and again. */
export function listVersions(of: readonly PrivateBucket[], to: IBucket, often: 'daily' | 'weekly'): void {
  letS3Report(to, PREFIX, of);
  for (const bucket of of) {
    // the L2's own way would let S3 write all over `to`, for whatever account
    (bucket.node.defaultChild as CfnBucket).inventoryConfigurations = [
      {
        id: 'every-version',
        enabled: true,
        scheduleFrequency: often === 'daily' ? 'Daily' : 'Weekly',
        includedObjectVersions: 'All',
        optionalFields: FIELDS,
        destination: { bucketArn: to.bucketArn, format: 'Parquet', prefix: PREFIX },
      },
    ];
  }
}
