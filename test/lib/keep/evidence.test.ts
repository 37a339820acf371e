import { Key } from 'aws-cdk-lib/aws-kms';
import { type ConfigInput, defineConfig } from '../../../lib/config';
import { Evidence } from '../../../lib/keep/evidence';
import { PrivateBucket } from '../../../lib/keep/private-bucket';
import { resourcesOf, synthesised, theOnly } from '../../support/synth';

type Statement = {
  readonly Sid?: string;
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Principal: { readonly Service?: string };
  readonly Resource: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Photos and a site, with evidence of them as config of profile lean asks for it. */
const given = (evidence: ConfigInput['evidence'] = {}, { withKey = false, keepData = false } = {}) =>
  synthesised((stack) => {
    const [photos, site] = ['Photos', 'Site'].map((id) => new PrivateBucket(stack, id, { keepData })) as [
      PrivateBucket,
      PrivateBucket,
    ];
    new Evidence(stack, 'Evidence', {
      evidence: defineConfig({ stage: 'test', evidence }).evidence,
      keepData,
      buckets: [photos, site],
      watched: [photos],
      encryptionKey: withKey ? new Key(stack, 'Key') : undefined,
      nameOf: (thing) => `harbour-test-${thing}`,
      bucketNameOf: (thing) => `harbour-test-${thing}-eu-west-1`,
    });
  });

type Given = ReturnType<typeof given>;

const bucket = (template: Given, id: string) =>
  Object.entries(resourcesOf(template, 'AWS::S3::Bucket')).find(([logicalId]) => logicalId.startsWith(id))?.[1];

const statementsOf = (template: Given, id: string): Statement[] =>
  Object.entries(resourcesOf(template, 'AWS::S3::BucketPolicy'))
    .filter(([logicalId]) => logicalId.startsWith(id))
    .flatMap(([, { Properties }]) => (Properties.PolicyDocument as { Statement: Statement[] }).Statement);

const allowedIn = (template: Given, id: string) =>
  statementsOf(template, id).filter(({ Effect }) => Effect === 'Allow');

/** What services may do with the key. */
const useOfKey = (template: Given): Statement[] =>
  (theOnly(template, 'AWS::KMS::Key').KeyPolicy as { Statement: Statement[] }).Statement.slice(1);

const arnOf = (id: string) => ({ 'Fn::GetAtt': [expect.stringMatching(`^${id}`), 'Arn'] });
const below = (id: string, ...rest: unknown[]) => ({ 'Fn::Join': ['', [arnOf(id), ...rest]] });
const US = { Ref: 'AWS::AccountId' };

const EVERYTHING = {
  accessLogs: true,
  inventory: 'daily',
  objectEvents: 'writes',
  storageLens: true,
  classAnalysis: true,
} as const;

describe('evidence', () => {
  test('is nothing at all, unless config asks for it', () => {
    const template = given();

    template.resourceCountIs('AWS::S3::Bucket', 2);
    template.resourceCountIs('AWS::S3::StorageLens', 0);
    template.resourceCountIs('AWS::CloudTrail::Trail', 0);
    for (const { Properties } of Object.values(resourcesOf(template, 'AWS::S3::Bucket'))) {
      expect(Object.keys(Properties)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/Logging|Configurations/)]),
      );
    }
  });

  test.each(['EvidenceReports', 'EvidenceAccessLogs'])('is written into %s by services of AWS alone', (id) => {
    const template = given(EVERYTHING, { withKey: true });

    expect(statementsOf(template, id)).toContainEqual({
      Sid: 'ServicesAlone',
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: 's3:PutObject',
      Resource: below(id, '/*'),
      Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
    });
    for (const { Principal } of allowedIn(template, id)) expect(Principal).toEqual({ Service: expect.any(String) });
  });

  test('is taken whatever key a service encrypts it with: CloudTrail has two of them', () => {
    const refused = statementsOf(given(EVERYTHING, { withKey: true }), 'EvidenceReports').map(({ Sid }) => Sid);

    expect(refused.filter((sid) => /Key|Encryption/.test(sid ?? ''))).toEqual([]);
  });

  test.each(['EvidenceReports', 'EvidenceAccessLogs'])('goes from %s when it has been kept long enough', (id) => {
    const rules = bucket(given({ ...EVERYTHING, keepDays: 90 }), id)?.Properties.LifecycleConfiguration;

    expect(rules).toMatchObject({
      Rules: [
        { ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 30 } },
        { ExpiredObjectDeleteMarker: true },
        { AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } },
      ],
    });
  });

  test.each([
    [true, 'RetainExceptOnCreate'],
    [false, 'Delete'],
  ])('with keepData %s goes with its stack: %s', (keepData, DeletionPolicy) => {
    const template = given(EVERYTHING, { keepData });

    for (const id of ['EvidenceReports', 'EvidenceAccessLogs'])
      expect(bucket(template, id)).toMatchObject({ DeletionPolicy });
  });
});

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

describe('events of objects', () => {
  const trailOf = (evidence: ConfigInput['evidence'], withKey = true) =>
    theOnly(given(evidence, { withKey }), 'AWS::CloudTrail::Trail');
  const selected = (evidence: ConfigInput['evidence']) =>
    (trailOf(evidence).AdvancedEventSelectors as Array<{ FieldSelectors: object[] }>).map((one) => one.FieldSelectors);
  const TRAIL = { 'Fn::Join': ['', ['arn:aws:cloudtrail:eu-west-1:', US, ':trail/harbour-test-objects']] };

  const OBJECTS = [
    { Field: 'eventCategory', Equals: ['Data'] },
    { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
    { Field: 'resources.ARN', StartsWith: [below('Photos', '/')] },
  ];

  test('are writes of the buckets that are watched', () => {
    expect(selected({ objectEvents: 'writes' })).toEqual([[...OBJECTS, { Field: 'readOnly', Equals: ['false'] }]]);
  });

  test('are reads, too, where config asks for all', () => {
    expect(selected({ objectEvents: 'all' })).toEqual([OBJECTS]);
  });

  test('are signed, and encrypted under the key of logs', () => {
    expect(trailOf({ objectEvents: 'writes' })).toMatchObject({
      TrailName: 'harbour-test-objects',
      IsLogging: true,
      EnableLogFileValidation: true,
      KMSKeyId: arnOf('Key'),
      S3BucketName: { Ref: expect.stringMatching('^EvidenceReports') },
      S3KeyPrefix: 'trail',
    });
    expect(trailOf({ objectEvents: 'writes' }, false).KMSKeyId).toBeUndefined();
  });

  test('are delivered by this trail alone, below its prefix, which may use the key', () => {
    const template = given({ objectEvents: 'writes' }, { withKey: true });
    const ofTrail = {
      Effect: 'Allow',
      Principal: { Service: 'cloudtrail.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceArn': TRAIL } },
    };

    expect(allowedIn(template, 'EvidenceReports')).toEqual([
      { ...ofTrail, Action: 's3:GetBucketAcl', Resource: arnOf('EvidenceReports') },
      { ...ofTrail, Action: 's3:PutObject', Resource: below('EvidenceReports', '/trail/AWSLogs/', US, '/*') },
    ]);
    expect(useOfKey(template)).toEqual([
      { ...ofTrail, Action: ['kms:DescribeKey', 'kms:GenerateDataKey*'], Resource: '*' },
    ]);
  });

  test('have a trail when their bucket has its policy, which CloudTrail tries at once', () => {
    const [trail] = Object.values(resourcesOf(given({ objectEvents: 'writes' }), 'AWS::CloudTrail::Trail'));

    expect(trail).toMatchObject({ DependsOn: [expect.stringMatching('^EvidenceReportsPolicy')] });
  });
});

describe('Storage Lens', () => {
  test('looks into these buckets, by the metrics that are free', () => {
    expect(theOnly(given({ storageLens: true }), 'AWS::S3::StorageLens')).toEqual({
      StorageLensConfiguration: {
        Id: 'harbour-test-lens',
        IsEnabled: true,
        Include: { Buckets: ['Photos', 'Site'].map(arnOf) },
        AccountLevel: { BucketLevel: { ActivityMetrics: { IsEnabled: false } } },
      },
    });
  });
});

describe('the analysis of classes', () => {
  const template = given({ classAnalysis: true }, { withKey: true });

  test.each(['Photos', 'Site'])('watches %s and writes down what it saw', (id) => {
    expect(bucket(template, id)?.Properties.AnalyticsConfigurations).toEqual([
      {
        Id: 'all',
        StorageClassAnalysis: {
          DataExport: {
            Destination: { BucketArn: arnOf('EvidenceReports'), Format: 'CSV', Prefix: 'class-analysis' },
            OutputSchemaVersion: 'V_1',
          },
        },
      },
    ]);
  });

  test('is delivered below its prefix, under the key of logs', () => {
    expect(allowedIn(template, 'EvidenceReports').map(({ Resource }) => Resource)).toEqual([
      below('EvidenceReports', '/class-analysis/*'),
    ]);
    expect(useOfKey(template)).toHaveLength(1);
  });
});
