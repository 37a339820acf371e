import type { Acknowledgement } from '../judge';

const ACCESS_LOGS = '*/AccessLogs/Resource';
const REPORTS = 'keep/Evidence/Reports/Resource';
const TRAIL = 'keep/Evidence/Trail';
const LOCKS = ['S3_BUCKET_DEFAULT_LOCK_ENABLED', 's3_bucket_object_lock_enabled_check'];

/** What stays of the buckets that AWS's services write evidence into, of the trail, of backups and of access points. Profile lean has none. */
export const EVIDENCE: readonly Acknowledgement[] = [
  {
    ids: ['CKV_AWS_18', 'S3_BUCKET_LOGGING_ENABLED', 's3_bucket_logging_enabled_check'],
    where: [ACCESS_LOGS],
    reason: 'Logs of the delivery of logs would have no end; cdk-nag sees that.',
    profiles: ['strict'],
  },
  {
    ids: [
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
      'PCI.DSS.321-S3DefaultEncryptionKMS',
      'HIPAA.Security-S3DefaultEncryptionKMS',
      's3_bucket_default_encryption_kms_check',
    ],
    where: [ACCESS_LOGS],
    reason: 'S3 delivers access logs under a key of its own and under no other.',
    profiles: ['strict'],
  },
  {
    ids: [
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'PCI.DSS.321-S3BucketReplicationEnabled',
      'HIPAA.Security-S3BucketReplicationEnabled',
      'S3_BUCKET_REPLICATION_ENABLED',
    ],
    where: [ACCESS_LOGS, REPORTS],
    reason: 'Evidence is about one region and stays there; what it is about has a copy.',
    profiles: ['strict'],
  },
  {
    ids: LOCKS,
    where: [ACCESS_LOGS],
    reason:
      'S3 delivers no access logs into a bucket with Object Lock. Services alone write here, and what somebody deletes stays for a month.',
    profiles: ['strict'],
  },
  {
    ids: LOCKS,
    where: [REPORTS],
    reason:
      'Off until `evidence.lock` turns it on, as stage drill does: CloudFormation would replace a bucket that is there without it, so a profile can’t.',
    profiles: ['strict'],
  },
  {
    ids: ['s3_event_notifications_enabled_check', 'S3_BUCKET_NO_PUBLIC_RW_ACL'],
    where: [ACCESS_LOGS, REPORTS],
    reason: 'Nothing waits for evidence, and no list of access is looked at.',
    profiles: ['strict'],
  },
  {
    ids: [
      'NIST.800.53.R5-CloudTrailCloudWatchLogsEnabled',
      'PCI.DSS.321-CloudTrailCloudWatchLogsEnabled',
      'HIPAA.Security-CloudTrailCloudWatchLogsEnabled',
      'cloud_trail_cloud_watch_logs_enabled_check',
    ],
    where: [TRAIL],
    reason: 'Events of objects are looked up when somebody asks; CloudWatch would take half as much again for them.',
    profiles: ['strict'],
  },
  {
    ids: ['CKV_AWS_67'],
    where: [TRAIL],
    reason: 'It is about objects of this region; a trail of all regions is for the account, not for a stage.',
    profiles: ['strict'],
  },
  {
    ids: [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/AWSBackupServiceRolePolicyForS3Backup]',
    ],
    where: ['keep/Backup/Role/Resource'],
    reason: 'What AWS Backup needs it says in policies of its own, which change with it.',
    profiles: ['strict'],
  },
  {
    ids: ['own-anybody'],
    where: ['keep/Renditions/Policy/Resource'],
    reason:
      'Who comes by an access point of this account is judged by that one’s policy: anybody, on the condition that it is ours.',
    profiles: ['strict'],
  },
];
