import {
  GetBucketCorsCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketPolicyCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  ListBucketsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ifThere } from '../../../command/aws-error';
import { templateRule } from '../../bucket-settings/lifecycle-rule';
import { templateLogging } from '../../bucket-settings/logging';
import { templateReplication } from '../../bucket-settings/replication';
import { clientConfig } from '../../environment';
import { type Deployed, policyOf, type Readers } from '../reader';

export const s3Readers: Readers = { 'AWS::S3::Bucket': readBucket, 'AWS::S3::BucketPolicy': readPolicy };

async function readBucket({ physicalId: Bucket, region }: Deployed, endpoint: string) {
  const s3 = new S3Client(clientConfig(endpoint, region));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  const encryption = await ifThere(s3.send(new GetBucketEncryptionCommand({ Bucket })));
  const lifecycle = await ifThere(s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket })));
  const cors = await ifThere(s3.send(new GetBucketCorsCommand({ Bucket })));
  const { Status } = await s3.send(new GetBucketVersioningCommand({ Bucket }));
  const events = await s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
  const ownership = await ifThere(s3.send(new GetBucketOwnershipControlsCommand({ Bucket })));
  const access = await ifThere(s3.send(new GetPublicAccessBlockCommand({ Bucket })));
  const logging = await s3.send(new GetBucketLoggingCommand({ Bucket }));
  const replication = await ifThere(s3.send(new GetBucketReplicationCommand({ Bucket })));
  const lock = await ifThere(s3.send(new GetObjectLockConfigurationCommand({ Bucket })));
  const tagging = await ifThere(s3.send(new GetBucketTaggingCommand({ Bucket })));
  return {
    BucketName: Buckets.find(({ Name }) => Name === Bucket)?.Name,
    BucketEncryption: {
      ServerSideEncryptionConfiguration: encryption?.ServerSideEncryptionConfiguration?.Rules?.map(
        ({ ApplyServerSideEncryptionByDefault, ...same }) => ({
          ServerSideEncryptionByDefault: ApplyServerSideEncryptionByDefault,
          ...same,
        }),
      ),
    },
    LifecycleConfiguration: {
      Rules: lifecycle?.Rules?.map(templateRule),
      TransitionDefaultMinimumObjectSize: lifecycle?.TransitionDefaultMinimumObjectSize,
    },
    CorsConfiguration: {
      CorsRules: cors?.CORSRules?.map(({ ExposeHeaders, MaxAgeSeconds, ...same }) => ({
        ExposedHeaders: ExposeHeaders,
        MaxAge: MaxAgeSeconds,
        ...same,
      })),
    },
    VersioningConfiguration: { Status },
    NotificationConfiguration: {
      EventBridgeConfiguration: { EventBridgeEnabled: events.EventBridgeConfiguration !== undefined },
    },
    OwnershipControls: ownership?.OwnershipControls,
    LoggingConfiguration: logging.LoggingEnabled && templateLogging(logging.LoggingEnabled),
    ReplicationConfiguration:
      replication?.ReplicationConfiguration && templateReplication(replication.ReplicationConfiguration),
    ObjectLockEnabled: lock?.ObjectLockConfiguration?.ObjectLockEnabled === 'Enabled',
    ObjectLockConfiguration: lock?.ObjectLockConfiguration,
    PublicAccessBlockConfiguration: access?.PublicAccessBlockConfiguration,
    Tags: tagging?.TagSet,
  };
}

async function readPolicy({ properties, region }: Deployed, endpoint: string) {
  const Bucket = String(properties.Bucket);
  const s3 = new S3Client(clientConfig(endpoint, region));
  const answer = await ifThere(s3.send(new GetBucketPolicyCommand({ Bucket })));
  return { Bucket: answer && Bucket, PolicyDocument: policyOf(answer?.Policy) };
}
