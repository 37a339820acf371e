import {
  type ObjectLockConfiguration,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
  type ServerSideEncryptionRule,
  type Tag,
  type TransitionDefaultMinimumObjectSize,
} from '@aws-sdk/client-s3';
import { serviceRule, type TemplateRule } from '../bucket-settings/lifecycle-rule';
import { serviceLogging, type TemplateLogging } from '../bucket-settings/logging';
import { serviceReplication, type TemplateReplication } from '../bucket-settings/replication';
import { clientConfig } from '../environment';
import type { Settlers } from './settler';

export const s3Settlers: Settlers = {
  'AWS::S3::Bucket': {
    writes: [
      'BucketEncryption',
      'LifecycleConfiguration',
      'LoggingConfiguration',
      'ObjectLockEnabled',
      'ObjectLockConfiguration',
      'ReplicationConfiguration',
      'Tags',
    ],
    settle: settleBucket,
  },
};

type TemplateBucket = {
  readonly BucketEncryption: { ServerSideEncryptionConfiguration: TemplateEncryptionRule[] };
  readonly LifecycleConfiguration: {
    Rules: TemplateRule[];
    TransitionDefaultMinimumObjectSize: TransitionDefaultMinimumObjectSize;
  };
  readonly ObjectLockEnabled?: boolean;
  readonly ObjectLockConfiguration?: ObjectLockConfiguration;
  readonly LoggingConfiguration?: TemplateLogging;
  readonly ReplicationConfiguration?: TemplateReplication;
  readonly Tags: Tag[];
};

async function settleBucket(Bucket: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  // a stage's buckets are in more than one region
  const client = new S3Client({ ...clientConfig(endpoint), followRegionRedirects: true });
  const { BucketEncryption, LifecycleConfiguration, LoggingConfiguration, ReplicationConfiguration, Tags, ...lock } =
    properties as TemplateBucket;
  const ServerSideEncryptionConfiguration = {
    Rules: BucketEncryption.ServerSideEncryptionConfiguration.map(encryptionRule),
  };
  await client.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
  const { Rules, TransitionDefaultMinimumObjectSize } = LifecycleConfiguration;
  const lifecycle = { LifecycleConfiguration: { Rules: Rules.map(serviceRule) }, TransitionDefaultMinimumObjectSize };
  await client.send(new PutBucketLifecycleConfigurationCommand({ Bucket, ...lifecycle }));
  if (lock.ObjectLockEnabled) {
    const { ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' } } = lock;
    await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  }
  if (ReplicationConfiguration) {
    const replication = serviceReplication(ReplicationConfiguration);
    await client.send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration: replication }));
  }
  if (LoggingConfiguration) {
    const BucketLoggingStatus = { LoggingEnabled: serviceLogging(LoggingConfiguration) };
    await client.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus }));
  }
  await client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: Tags } }));
}

type TemplateEncryptionRule = Omit<ServerSideEncryptionRule, 'ApplyServerSideEncryptionByDefault'> & {
  ServerSideEncryptionByDefault: ServerSideEncryptionRule['ApplyServerSideEncryptionByDefault'];
};

/** One name differs between template and API. */
function encryptionRule({ ServerSideEncryptionByDefault, ...same }: TemplateEncryptionRule): ServerSideEncryptionRule {
  return { ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault, ...same };
}
