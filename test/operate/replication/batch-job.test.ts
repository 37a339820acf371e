import { stageNamed } from '../../../bin/stages';
import { jobFor } from '../../../operate/replication/batch-job';

test('a batch job copies what was never copied or failed, by the rules of the bucket, and says nothing of anything else', () => {
  const job = jobFor({
    config: stageNamed('prod'),
    account: '111111111111',
    bucket: 'quayside-prod-originals-111111111111-us-east-1',
    thing: 'originals',
    roleArn: 'arn:aws:iam::111111111111:role/batch',
    token: 'once',
  });

  expect(job).toStrictEqual({
    AccountId: '111111111111',
    ClientRequestToken: 'once',
    Description: 'quayside-prod-originals: copy what is there already',
    Operation: { S3ReplicateObject: {} },
    ManifestGenerator: {
      S3JobManifestGenerator: {
        ExpectedBucketOwner: '111111111111',
        SourceBucket: 'arn:aws:s3:::quayside-prod-originals-111111111111-us-east-1',
        EnableManifestOutput: false,
        Filter: { EligibleForReplication: true, ObjectReplicationStatuses: ['NONE', 'FAILED'] },
      },
    },
    Report: { Enabled: false },
    Priority: 10,
    RoleArn: 'arn:aws:iam::111111111111:role/batch',
    ConfirmationRequired: false,
    Tags: [
      { Key: 'project', Value: 'quayside' },
      { Key: 'stage', Value: 'prod' },
    ],
  });
});
