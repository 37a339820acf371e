import { allowedIn, arnOf, below, bucket, given, US, useOfKey } from '../../../support/evidence';

describe.each([
  ['daily', 'Daily'],
  ['weekly', 'Weekly'],
] as const)('a %s inventory', (inventory, ScheduleFrequency) => {
  const template = given({ inventory }, { withKey: true });

  test.each(['Photos', 'Site'])('lists every version in %s, with all that tells whether it is safe', (id) => {
    expect(bucket(template, id)?.Properties.InventoryConfigurations).toEqual([
      {
        Id: 'every-version',
        Enabled: true,
        ScheduleFrequency,
        IncludedObjectVersions: 'All',
        OptionalFields: expect.arrayContaining(['Size', 'StorageClass', 'EncryptionStatus', 'ReplicationStatus']),
        Destination: { BucketArn: arnOf('EvidenceReports'), Format: 'Parquet', Prefix: 'inventory' },
      },
    ]);
  });

  test('says nothing of the bucket that it is written into', () => {
    expect(bucket(template, 'EvidenceReports')?.Properties.InventoryConfigurations).toBeUndefined();
  });

  test('is delivered about these buckets of this account, and of no other, below its prefix', () => {
    expect(allowedIn(template, 'EvidenceReports')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: below('EvidenceReports', '/inventory/*'),
        Condition: {
          StringEquals: { 'aws:SourceAccount': US },
          ArnLike: { 'aws:SourceArn': ['Photos', 'Site'].map(arnOf) },
        },
      },
    ]);
  });

  test('is encrypted under the key of logs, which S3 may use for buckets of this stage alone', () => {
    expect(bucket(template, 'EvidenceReports')?.Properties.BucketEncryption).toMatchObject({
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: arnOf('Key') } },
      ],
    });
    expect(useOfKey(template)).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'kms:GenerateDataKey',
        Resource: '*',
        Condition: {
          StringEquals: { 'aws:SourceAccount': US },
          ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::harbour-test-*' },
        },
      },
    ]);
  });
});
