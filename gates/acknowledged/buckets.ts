import type { Acknowledgement } from '../judge';

const ORIGINALS = 'keep/Originals/Resource';
const RENDITIONS = 'keep/Renditions/Resource';
const SITE = 'keep/Site/Resource';

/** What stays of the buckets. */
export const BUCKETS: readonly Acknowledgement[] = [
  {
    ids: [
      'AwsSolutions-S1',
      'NIST.800.53.R5-S3BucketLoggingEnabled',
      'PCI.DSS.321-S3BucketLoggingEnabled',
      'HIPAA.Security-S3BucketLoggingEnabled',
      'S3_BUCKET_LOGGING_ENABLED',
      's3_bucket_logging_enabled_check',
      'CKV_AWS_18',
    ],
    where: [ORIGINALS, RENDITIONS, SITE],
    reason:
      'Nobody writes down yet who asked S3 for what; what the API and CloudFront were asked is known, and they are the only way in.',
  },
  {
    ids: [
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'PCI.DSS.321-S3BucketReplicationEnabled',
      'HIPAA.Security-S3BucketReplicationEnabled',
      'S3_BUCKET_REPLICATION_ENABLED',
    ],
    where: [RENDITIONS, SITE],
    reason:
      'Renditions are made again from originals and the site from its sources, in any region, for less than a copy costs.',
  },
  {
    ids: [
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'PCI.DSS.321-S3BucketReplicationEnabled',
      'HIPAA.Security-S3BucketReplicationEnabled',
      'S3_BUCKET_REPLICATION_ENABLED',
    ],
    where: [ORIGINALS],
    reason:
      'Originals are in three zones of one region; a copy in another doubles what they cost, so config has to ask for it.',
  },
  {
    ids: [
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
      'PCI.DSS.321-S3DefaultEncryptionKMS',
      'HIPAA.Security-S3DefaultEncryptionKMS',
      's3_bucket_default_encryption_kms_check',
    ],
    where: [SITE],
    reason: 'Everybody may read the site: a key that guards it guards nothing, and each request to it costs.',
  },
  {
    ids: ['s3_bucket_default_encryption_kms_check'],
    where: [ORIGINALS, RENDITIONS],
    reason: 'Profile lean has no keys of its own, at a dollar a month each; S3 encrypts with its own.',
    profiles: ['lean'],
  },
  {
    ids: ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'],
    where: [ORIGINALS, RENDITIONS, SITE],
    reason:
      'People may delete their photos, and what was made of them goes with them: a lock on every object would forbid it.',
  },
  {
    ids: ['s3_event_notifications_enabled_check'],
    where: [RENDITIONS, SITE],
    reason:
      'What is written here is written by us: an event about it would tell nobody anything, and of renditions it could loop.',
  },
  {
    ids: ['S3_BUCKET_NO_PUBLIC_RW_ACL'],
    where: [ORIGINALS, RENDITIONS, SITE],
    reason:
      'The rule wants a list of access named in order to see that it is not public; ours are switched off, which says more.',
  },
  {
    ids: ['S3_BUCKET_SSL_REQUESTS_ONLY'],
    where: ['keep'],
    reason:
      'Every bucket refuses plain HTTP, as `own-transport` holds; this rule looks for the truth value false where IAM and CDK write the word.',
  },
];
