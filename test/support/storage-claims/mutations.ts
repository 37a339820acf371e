import type { BucketFact } from '../../../operate/storage-page/bucket-facts';
import type { Json } from './plain-stage';

/** What can be changed in a copy of the templates: one bucket, its policy, and the template that both are in. */
export type Changeable = {
  readonly bucket: Json;
  /** How other resources refer to it. */
  readonly arn: Json;
  /** Of its policy. */
  readonly statements: Json[];
  readonly resources: Json;
};

type Change = (at: Changeable) => void;

/** Of every line, changes that make it untrue, whatever it says: what is there goes, and what is not comes. */
export const MUTATIONS: Readonly<Record<BucketFact, Readonly<Record<string, Change>>>> = {
  encrypted: {
    'bucket key': ({ bucket }) => switched(encryptionOf(bucket), 'BucketKeyEnabled', true),
    'SSE-C': ({ bucket }) => delete encryptionOf(bucket).BlockedEncryptionTypes,
    algorithm: ({ bucket }) => {
      const { SSEAlgorithm } = encryptionOf(bucket).ServerSideEncryptionByDefault;
      const other = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/another' };
      encryptionOf(bucket).ServerSideEncryptionByDefault =
        SSEAlgorithm === 'AES256' ? other : { SSEAlgorithm: 'AES256' };
    },
  },
  'public access': {
    policies: ({ bucket }) => {
      bucket.Properties.PublicAccessBlockConfiguration.BlockPublicPolicy = false;
    },
    'all of it': ({ bucket }) => delete bucket.Properties.PublicAccessBlockConfiguration,
    ACLs: ({ bucket }) => {
      bucket.Properties.OwnershipControls.Rules[0].ObjectOwnership = 'ObjectWriter';
    },
  },
  'reached through': {
    TLS: refused({ Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    'its version': ({ statements }) => {
      const { Condition } = statements.find(({ Condition }) => Condition?.NumericLessThan);
      Condition.NumericLessThan['s3:TlsVersion'] = 1.3;
    },
  },
  'reached from': {
    networks: refused({
      Action: ['s3:GetObject*', 's3:PutObject*'],
      Condition: { NotIpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
    }),
  },
  'a signature is good for': {
    age: refused({
      Action: 's3:*',
      Condition: { NumericGreaterThan: { 's3:signatureAge': 60_000 } },
    }),
  },
  'written by': {
    services: refused({
      Action: 's3:PutObject',
      Condition: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
    }),
    'the end of a window': refused({
      Action: 's3:PutObject',
      Condition: { DateGreaterThanEquals: { 'aws:CurrentTime': '2030-01-01T00:00:00Z' } },
    }),
    'roles of the stage': refused({
      Action: 's3:PutObject',
      Condition: { StringEquals: { 'aws:PrincipalTag/stage': 'another' } },
    }),
  },
  'browsers may': {
    CORS: ({ bucket }) =>
      switched(bucket.Properties, 'CorsConfiguration', {
        CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }],
      }),
  },
  'copied to': {
    rules: ({ bucket }) =>
      switched(bucket.Properties, 'ReplicationConfiguration', {
        Rules: [{ Status: 'Enabled', Filter: { Prefix: '' }, Destination: { Bucket: 'arn:aws:s3:::another' } }],
      }),
    'a rule that is off': ({ bucket }) => {
      const replication = bucket.Properties.ReplicationConfiguration;
      if (replication) replication.Rules[0].Status = 'Disabled';
      else bucket.Properties.ReplicationConfiguration = { Rules: [copyTo('another', 'DEEP_ARCHIVE')] };
    },
  },
  'backed up': {
    'another plan': ({ arn, resources }) => {
      const rule = { TargetBackupVault: 'another', ScheduleExpression: 'rate(1 day)' };
      resources.AddedPlan = { Type: 'AWS::Backup::BackupPlan', Properties: { BackupPlan: { BackupPlanRule: [rule] } } };
      const BackupPlanId = { 'Fn::GetAtt': ['AddedPlan', 'BackupPlanId'] };
      const Properties = { BackupPlanId, BackupSelection: { Resources: [arn] } };
      resources.AddedSelection = { Type: 'AWS::Backup::BackupSelection', Properties };
    },
  },
  versions: {
    versioning: ({ bucket }) => switched(bucket.Properties, 'VersioningConfiguration', { Status: 'Enabled' }),
    'former ones': ({ bucket }) => {
      bucket.Properties.VersioningConfiguration = { Status: 'Enabled' };
      addRule(bucket, { NoncurrentVersionExpiration: { NoncurrentDays: 1 } });
    },
  },
  'gets cold': {
    move: ({ bucket }) => addRule(bucket, { Transitions: [{ StorageClass: 'GLACIER_IR', TransitionInDays: 1 }] }),
    'former versions': ({ bucket }) =>
      addRule(bucket, { NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER', TransitionInDays: 1 }] }),
    tiers: ({ bucket }) =>
      switched(bucket.Properties, 'IntelligentTieringConfigurations', [
        { Status: 'Enabled', Tierings: [{ AccessTier: 'ARCHIVE_ACCESS', Days: 90 }] },
      ]),
  },
  goes: {
    expiry: ({ bucket }) => addRule(bucket, { Prefix: 'x/', ExpirationInDays: 1 }),
    'rules that are off': ({ bucket }) => {
      for (const rule of bucket.Properties.LifecycleConfiguration.Rules) rule.Status = 'Disabled';
    },
  },
  locked: { 'Object Lock': ({ bucket }) => switched(bucket.Properties, 'ObjectLockEnabled', true) },
  'deleted for good by': {
    'second factor': refused({
      Action: 's3:DeleteObjectVersion',
      Condition: {
        NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': 60 },
        ArnNotLike: { 'aws:PrincipalArn': 'role/another' },
      },
    }),
    'roles of the stage': refused({
      Action: 's3:DeleteObjectVersion',
      Condition: { StringEquals: { 'aws:PrincipalTag/stage': 'another' } },
    }),
  },
  'tells of changes': {
    EventBridge: ({ bucket }) =>
      switched(bucket.Properties, 'NotificationConfiguration', {
        EventBridgeConfiguration: { EventBridgeEnabled: true },
      }),
  },
  'written down': {
    'access logs': ({ bucket }) =>
      switched(bucket.Properties, 'LoggingConfiguration', { DestinationBucketName: 'another' }),
    inventory: ({ bucket }) =>
      switched(bucket.Properties, 'InventoryConfigurations', [
        {
          Enabled: true,
          ScheduleFrequency: 'Weekly',
          IncludedObjectVersions: 'Current',
          Destination: { BucketArn: 'arn:aws:s3:::another' },
        },
      ]),
    'class analysis': ({ bucket }) =>
      switched(bucket.Properties, 'AnalyticsConfigurations', [
        { StorageClassAnalysis: { DataExport: { Destination: { BucketArn: 'arn:aws:s3:::another' } } } },
      ]),
    trail: ({ arn, resources }) => {
      const FieldSelectors = [{ Field: 'resources.ARN', StartsWith: [{ 'Fn::Join': ['', [arn, '/']] }] }];
      const Properties = { IsLogging: true, S3BucketName: 'another', AdvancedEventSelectors: [{ FieldSelectors }] };
      resources.AddedTrail = { Type: 'AWS::CloudTrail::Trail', Properties };
    },
    lens: ({ arn, resources }) => {
      const StorageLensConfiguration = { Id: 'another', IsEnabled: true, Include: { Buckets: [arn] } };
      resources.AddedLens = { Type: 'AWS::S3::StorageLens', Properties: { StorageLensConfiguration } };
    },
  },
  'when its stack goes': {
    deletion: ({ bucket }) => {
      bucket.DeletionPolicy = bucket.DeletionPolicy === 'Delete' ? 'RetainExceptOnCreate' : 'Delete';
    },
  },
  'a TB a month': {
    move: ({ bucket }) => addRule(bucket, { Transitions: [{ StorageClass: 'DEEP_ARCHIVE', TransitionInDays: 9 }] }),
    'the class of copies': ({ bucket, resources }) => {
      const Properties = { BucketName: 'added', ReplicationConfiguration: { Rules: [] as Json[] } };
      Properties.ReplicationConfiguration.Rules.push(copyTo(bucket.Properties.BucketName, 'ONEZONE_IA'));
      resources.Added = { Type: 'AWS::S3::Bucket', Properties: { ...bucket.Properties, ...Properties } };
    },
  },
};

/** Drops what a policy refuses for such a reason, or adds it where nothing is refused for it. */
function refused({ Action, Condition }: { readonly Action?: Json; readonly Condition: Json }): Change {
  const [operator = '', tests = {}] = Object.entries<Json>(Condition)[0] ?? [];
  const [key = ''] = Object.keys(tests);
  return ({ statements, arn }) => {
    const index = statements.findIndex(
      ({ Condition: when }) =>
        when?.[operator]?.[key] !== undefined && (operator === 'NotIpAddress' || !when.NotIpAddress),
    );
    const Resource = [arn, { 'Fn::Join': ['', [arn, '/*']] }];
    if (index >= 0) statements.splice(index, 1);
    else statements.push({ Effect: 'Deny', Principal: { AWS: '*' }, Action, Condition, Resource });
  };
}

/** Puts something in, or takes out what is there. */
function switched(holder: Json, key: string, value: Json): void {
  if (holder[key] === undefined) holder[key] = value;
  else delete holder[key];
}

const encryptionOf = (bucket: Json): Json => bucket.Properties.BucketEncryption.ServerSideEncryptionConfiguration[0];

const addRule = (bucket: Json, rule: Json): void => {
  bucket.Properties.LifecycleConfiguration.Rules.push({ Status: 'Enabled', ...rule });
};

const copyTo = (Bucket: Json, StorageClass: string): Json => ({
  Status: 'Enabled',
  Filter: { Prefix: '' },
  Destination: { Bucket: { 'Fn::Join': ['', ['arn:aws:s3:::', Bucket]] }, StorageClass },
});
