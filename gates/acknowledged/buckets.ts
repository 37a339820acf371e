import type { Acknowledgement } from '../judge';

/** The bucket and, in profile strict, its copy in another region. */
const ORIGINALS = '*/Originals/Resource';
const RENDITIONS = 'keep/Renditions/Resource';
const SITE = '*/Site/Resource';
const AUDIT_COPY = 'keep/AuditCopy/Resource';

const LOGS = [
  'AwsSolutions-S1',
  'NIST.800.53.R5-S3BucketLoggingEnabled',
  'PCI.DSS.321-S3BucketLoggingEnabled',
  'HIPAA.Security-S3BucketLoggingEnabled',
  'S3_BUCKET_LOGGING_ENABLED',
  's3_bucket_logging_enabled_check',
  'CKV_AWS_18',
];
const COPIES = [
  'NIST.800.53.R5-S3BucketReplicationEnabled',
  'PCI.DSS.321-S3BucketReplicationEnabled',
  'HIPAA.Security-S3BucketReplicationEnabled',
  'S3_BUCKET_REPLICATION_ENABLED',
];
const LOCKS = ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'];

/** What stays of the buckets. */
export const BUCKETS: readonly Acknowledgement[] = [
  {
    ids: LOGS,
    where: [ORIGINALS, RENDITIONS, SITE],
    reason:
      'Profile lean writes down nobody who asks S3 for something: what the API and CloudFront were asked is known, and there is no other way in for people.',
    profiles: ['lean'],
  },
  {
    ids: COPIES,
    where: [RENDITIONS],
    reason: 'Renditions are made again from originals, in any region, for less than a copy of them costs.',
    profiles: ['strict'],
  },
  {
    ids: COPIES,
    where: ['replica/Originals/Resource', 'replica/Site/Resource', AUDIT_COPY],
    reason: 'These are the copies: somewhere it ends. `replication.twoWay` copies those of another region back.',
    profiles: ['strict'],
  },
  {
    ids: COPIES,
    where: [ORIGINALS, RENDITIONS, SITE],
    reason:
      'Profile lean copies nothing: every object is in three zones of its region, and another region doubles what it costs.',
    profiles: ['lean'],
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
    ids: ['CKV_AWS_21', 'S3_BUCKET_VERSIONING_ENABLED', 's3_bucket_versioning_enabled_check'],
    where: [SITE],
    reason:
      'The site is made again from its sources. It has versions where it is copied, since S3 copies nothing else.',
    profiles: ['lean'],
  },
  {
    ids: LOCKS,
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
    ids: ['s3_event_notifications_enabled_check', 'S3_BUCKET_NO_PUBLIC_RW_ACL'],
    where: [AUDIT_COPY, 'replica/Originals/Resource'],
    reason: 'Likewise of the copies: nobody but S3 writes there, and no list of access is looked at.',
    profiles: ['strict'],
  },
  {
    ids: ['S3_BUCKET_SSL_REQUESTS_ONLY'],
    where: ['keep'],
    reason:
      'Every bucket refuses plain HTTP, as `own-transport` holds; this rule looks for the truth value false where IAM and CDK write the word.',
  },
  {
    ids: ['S3_BUCKET_SSL_REQUESTS_ONLY'],
    where: ['replica'],
    reason: 'Likewise of the buckets in the other region.',
    profiles: ['strict'],
  },
];
