import { DescribeContinuousBackupsCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import {
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketTaggingCommand,
} from '@aws-sdk/client-s3';
import { given } from '../support/path';

describe('what the engine drops of a template', () => {
  test('is there again for the buckets', async () => {
    const { s3, renditions: Bucket } = given();

    const encryption = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
    const lifecycle = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));
    const tagging = await s3.send(new GetBucketTaggingCommand({ Bucket }));

    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    expect(lifecycle.Rules).toMatchObject([
      {
        ID: 'forget-removed',
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        Expiration: { ExpiredObjectDeleteMarker: true },
      },
      { ID: 'abort-unfinished-uploads', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    ]);
    expect(lifecycle.TransitionDefaultMinimumObjectSize).toBe('all_storage_classes_128K');
    expect(tagging.TagSet).toContainEqual({ Key: 'stage', Value: 'local' });
  });

  test('is there again for former versions of originals', async () => {
    const { s3, originals: Bucket } = given();

    const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket }));

    expect(Rules).toMatchObject([
      {
        ID: 'forget-former',
        NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        Expiration: { ExpiredObjectDeleteMarker: true },
      },
      { ID: 'abort-unfinished-uploads', AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
    ]);
  });

  test('is there again for the table', async () => {
    const { dynamo, table: TableName } = given();

    const { TimeToLiveDescription } = await dynamo.send(new DescribeTimeToLiveCommand({ TableName }));
    const { ContinuousBackupsDescription } = await dynamo.send(new DescribeContinuousBackupsCommand({ TableName }));

    expect(TimeToLiveDescription).toMatchObject({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' });
    expect(ContinuousBackupsDescription?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus).toBe('ENABLED');
  });
});
