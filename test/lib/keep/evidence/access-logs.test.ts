import { allowedIn, arnOf, below, bucket, given, US } from '../../../support/evidence';

describe('access logs', () => {
  const template = given({ accessLogs: true, inventory: 'daily' }, { withKey: true });

  test.each(['Photos', 'Site', 'EvidenceReports'])('are written of %s, by the day of the request', (id) => {
    expect(bucket(template, id)?.Properties.LoggingConfiguration).toEqual({
      DestinationBucketName: { Ref: expect.stringMatching('^EvidenceAccessLogs') },
      TargetObjectKeyFormat: { PartitionedPrefix: { PartitionDateSource: 'EventTime' } },
    });
  });

  test('are not written of themselves, which would have no end', () => {
    expect(bucket(template, 'EvidenceAccessLogs')?.Properties.LoggingConfiguration).toBeUndefined();
  });

  test('are in a bucket of their own, under a key that S3 owns, since it delivers logs under no other', () => {
    expect(bucket(template, 'EvidenceAccessLogs')?.Properties).toMatchObject({
      BucketName: 'harbour-test-access-logs-eu-west-1',
      VersioningConfiguration: { Status: 'Enabled' },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });

  test('are delivered of these buckets of this account, and of no other', () => {
    expect(allowedIn(template, 'EvidenceAccessLogs')).toEqual([
      {
        Effect: 'Allow',
        Principal: { Service: 'logging.s3.amazonaws.com' },
        Action: 's3:PutObject',
        Resource: below('EvidenceAccessLogs', '/*'),
        Condition: {
          StringEquals: { 'aws:SourceAccount': US },
          ArnLike: { 'aws:SourceArn': ['Photos', 'Site', 'EvidenceReports'].map(arnOf) },
        },
      },
    ]);
  });

  test('need no bucket for lists and events', () => {
    expect(bucket(given({ accessLogs: true }), 'EvidenceReports')).toBeUndefined();
  });
});
