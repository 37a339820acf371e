import type { Acknowledgement } from '../judge';

const ACCESS_LOGS = ['keep/Evidence/AccessLogs/Resource', 'replica/AccessLogs/Resource'];

/** What stays of evidence and backups. */
export const EVIDENCE: readonly Acknowledgement[] = [
  {
    ids: [
      'NIST.800.53.R5-S3BucketReplicationEnabled',
      'PCI.DSS.321-S3BucketReplicationEnabled',
      'HIPAA.Security-S3BucketReplicationEnabled',
      'S3_BUCKET_REPLICATION_ENABLED',
    ],
    where: [...ACCESS_LOGS, 'keep/Evidence/Reports/Resource'],
    reason:
      'What is written about buckets is of use in the region that it tells of; a log of copies of logs would never end.',
    profiles: ['strict'],
  },
  {
    ids: [
      'NIST.800.53.R5-S3DefaultEncryptionKMS',
      'PCI.DSS.321-S3DefaultEncryptionKMS',
      'HIPAA.Security-S3DefaultEncryptionKMS',
      's3_bucket_default_encryption_kms_check',
    ],
    where: ACCESS_LOGS,
    reason: 'S3 delivers access logs into a bucket under its own keys alone.',
    profiles: ['strict'],
  },
  {
    ids: [
      'NIST.800.53.R5-CloudTrailCloudWatchLogsEnabled',
      'PCI.DSS.321-CloudTrailCloudWatchLogsEnabled',
      'HIPAA.Security-CloudTrailCloudWatchLogsEnabled',
    ],
    where: ['keep/Evidence/Trail'],
    reason:
      'The trail is evidence, in files that prove themselves; in CloudWatch it would be there a second time, at $0.50 a GB.',
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
