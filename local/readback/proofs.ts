/** A part of a resource that says more, or less, than reading back. */
type Part = {
  readonly type: string;
  /** Beginning of a property path; nothing is the whole resource. */
  readonly path?: string;
  /** Ends of property paths below it that are not meant. */
  readonly but?: readonly string[];
};

/** Shown by what it does: a test that fails without it. */
export type Exercised = Part & { readonly test: string; readonly file: string };

/** Can't be seen on this machine, and why. */
export type NotHere = Part & { readonly reason: string };

const VIEWER = 'test/path/viewer.path.test.ts';
const HOSTILE = 'test/path/hostile.path.test.ts';
const WHOLE_PATH = {
  file: VIEWER,
  test: 'reaches its viewer upright, in sRGB, without metadata, in every width and format',
};
const EDGE = 'test/path/edge.path.test.ts';
const VARIANTS = 'test/path/variants.path.test.ts';
/** Shown by tests of its own, and without effect where nothing is kept. */
const SMALLER = { but: ['.Compress'] };
const TRANSFORM = 'test/path/transform.path.test.ts';
const SIGNED_IN = { file: VIEWER, test: 'asks for a signed-in user' };

/** Whoever takes one of these out of the template breaks the test beside it. */
export const EXERCISED: readonly Exercised[] = [
  { type: 'AWS::S3::Bucket', path: 'NotificationConfiguration', ...WHOLE_PATH },
  {
    type: 'AWS::S3::Bucket',
    path: 'VersioningConfiguration',
    file: HOSTILE,
    test: 'another version takes the place of the former, and a deletion takes all of it away',
  },
  { type: 'AWS::Events::Rule', path: 'EventPattern', ...WHOLE_PATH },
  { type: 'AWS::Events::Rule', path: 'Targets[0].Arn', ...WHOLE_PATH },
  { type: 'AWS::Events::Rule', path: 'State', ...WHOLE_PATH },
  { type: 'AWS::Lambda::Function', path: 'Code', ...WHOLE_PATH },
  { type: 'AWS::Lambda::Function', path: 'Handler', ...WHOLE_PATH },
  { type: 'AWS::Lambda::Function', path: 'Environment', ...WHOLE_PATH },
  {
    type: 'AWS::Lambda::Url',
    path: 'TargetFunctionArn',
    file: TRANSFORM,
    test: 'is made in size, format and crop as asked',
  },
  {
    type: 'AWS::Lambda::Url',
    path: 'AuthType',
    file: TRANSFORM,
    test: 'asks nobody in who has signed nothing',
  },
  { type: 'AWS::Lambda::EventSourceMapping', path: 'EventSourceArn', ...WHOLE_PATH },
  { type: 'AWS::Lambda::EventSourceMapping', path: 'FunctionName', ...WHOLE_PATH },
  {
    type: 'AWS::Lambda::EventSourceMapping',
    path: 'FunctionResponseTypes',
    file: HOSTILE,
    test: 'goes to the dead letters with its reason, and the rest of its batch goes through',
  },
  {
    type: 'AWS::SSM::Parameter',
    path: 'Value',
    file: 'test/path/deletion.path.test.ts',
    test: 'takes away its original, every version of it, its renditions, its place in the listing and what the CDN has of it',
  },
  { type: 'AWS::ApiGatewayV2::Route', path: 'RouteKey', ...WHOLE_PATH },
  { type: 'AWS::ApiGatewayV2::Route', path: 'Target', ...WHOLE_PATH },
  { type: 'AWS::ApiGatewayV2::Integration', path: 'IntegrationUri', ...WHOLE_PATH },
  { type: 'AWS::ApiGatewayV2::Route', path: 'AuthorizationType', ...SIGNED_IN },
  { type: 'AWS::ApiGatewayV2::Route', path: 'AuthorizerId', ...SIGNED_IN },
  { type: 'AWS::ApiGatewayV2::Authorizer', path: 'JwtConfiguration', ...SIGNED_IN },
  { type: 'AWS::CloudFront::Distribution', path: 'DistributionConfig.Origins', ...WHOLE_PATH },
  { type: 'AWS::CloudFront::Distribution', path: 'DistributionConfig.CacheBehaviors', ...SMALLER, ...WHOLE_PATH },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'DistributionConfig.OriginGroups',
    file: VARIANTS,
    test: 'is made by the function, kept at the edge for a minute and in the bucket for a year',
  },
  {
    type: 'AWS::CloudFront::CachePolicy',
    path: 'CachePolicyConfig.ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig',
    file: VARIANTS,
    test: 'is the same whatever else the query says, of which neither bucket nor function hears',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'DistributionConfig.DefaultRootObject',
    file: VIEWER,
    test: 'comes from the site bucket, with the settings that sign a developer in',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'DistributionConfig.CustomErrorResponses',
    file: EDGE,
    test: 'is no refusal: what comes to be is served at once',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'DistributionConfig.DefaultCacheBehavior',
    ...SMALLER,
    file: EDGE,
    test: 'is the page for a second, which then is asked about',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'DistributionConfig.DefaultCacheBehavior.Compress',
    file: EDGE,
    test: 'is the page, compressed for whoever takes it',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'DistributionConfig.CacheBehaviors[0].Compress',
    file: EDGE,
    test: 'is a manifest, compressed for whoever takes it',
  },
  {
    type: 'AWS::CloudFront::ResponseHeadersPolicy',
    path: 'ResponseHeadersPolicyConfig.SecurityHeadersConfig',
    file: EDGE,
    test: 'about the page: own scripts and styles only, in no frame, with the engine for uploads and sign-in',
  },
];

/** Reading back leaves these open, so each needs a reason. */
export const NOT_HERE: readonly NotHere[] = [
  {
    type: 'AWS::KMS::Key',
    path: 'PendingWindowInDays',
    reason: 'it is said when a key is scheduled for deletion; nothing keeps it before',
  },
  {
    type: 'AWS::S3::Bucket',
    path: 'IntelligentTieringConfigurations',
    reason: 'the engine takes archive tiers and forgets them; nothing on this machine gets old enough for one',
  },
  {
    type: 'AWS::S3::Bucket',
    path: 'InventoryConfigurations',
    reason: 'the engine takes the wish for a list and forgets it',
  },
  {
    type: 'AWS::S3::Bucket',
    path: 'AnalyticsConfigurations',
    reason: 'the engine takes the wish for an analysis and forgets it',
  },
  { type: 'AWS::S3::AccessPoint', path: 'Tags', reason: 'the engine tells no tags of access points' },
  { type: 'AWS::CloudWatch::Dashboard', path: 'Tags', reason: 'the engine keeps no tags of dashboards' },
  {
    type: 'AWS::SecretsManager::Secret',
    path: 'GenerateSecretString.ExcludePunctuation',
    reason: 'the engine takes every character for a generated key, which signs no worse',
  },
];

const NOBODY_ASKED = 'the engine of `npm start` asks nobody for rights; the one that attacks meet does';

/** Kept and read back, but nothing on this machine acts on it; AWS does. */
export const WITHOUT_EFFECT: readonly NotHere[] = [
  {
    type: 'AWS::S3::Bucket',
    path: 'LifecycleConfiguration',
    reason: 'the engine keeps rules, moves nothing and expires nothing',
  },
  { type: 'AWS::S3::Bucket', path: 'BucketEncryption', reason: 'the engine keeps objects as they are' },
  {
    type: 'AWS::S3::Bucket',
    path: 'ReplicationConfiguration',
    reason:
      'the engine copies at once and without asking for the rights of its role, tells no metrics and says of an object how its first copy fared; the copies of stage `drill` are exercised',
  },
  { type: 'AWS::S3::Bucket', path: 'LoggingConfiguration', reason: 'the engine writes no request down' },
  { type: 'AWS::S3::Bucket', path: 'CorsConfiguration', reason: 'the engine lets every origin in' },
  { type: 'AWS::S3::Bucket', path: 'PublicAccessBlockConfiguration', reason: NOBODY_ASKED },
  { type: 'AWS::S3::BucketPolicy', reason: NOBODY_ASKED },
  { type: 'AWS::S3::AccessPoint', reason: NOBODY_ASKED },
  { type: 'AWS::SQS::QueuePolicy', reason: NOBODY_ASKED },
  { type: 'AWS::SNS::TopicPolicy', reason: NOBODY_ASKED },
  { type: 'AWS::IAM::Role', reason: NOBODY_ASKED },
  { type: 'AWS::IAM::ManagedPolicy', reason: NOBODY_ASKED },
  { type: 'AWS::Lambda::Permission', reason: NOBODY_ASKED },
  { type: 'AWS::Lambda::Function', path: 'TracingConfig', reason: 'the engine collects no traces' },
  { type: 'AWS::Lambda::Function', path: 'MemorySize', reason: 'a function has all of the memory of the machine' },
  { type: 'AWS::Lambda::Function', path: 'Runtime', reason: 'functions run on the Node that is installed' },
  { type: 'AWS::Lambda::Function', path: 'Architectures', reason: 'functions run on the processor that is there' },
  { type: 'AWS::Logs::LogGroup', path: 'RetentionInDays', reason: 'the engine keeps logs as long as itself' },
  { type: 'AWS::CloudWatch::Alarm', reason: 'the engine measures no queues and no API, so no alarm rings' },
  { type: 'AWS::CloudWatch::Dashboard', reason: 'the engine draws nothing' },
  { type: 'AWS::ApiGatewayV2::Stage', path: 'DefaultRouteSettings', reason: 'the engine does not throttle' },
  { type: 'AWS::DynamoDB::GlobalTable', path: 'SSESpecification', reason: 'the engine keeps items as they are' },
  {
    type: 'AWS::DynamoDB::GlobalTable',
    path: 'Replicas',
    reason: 'the engine restores no table to a moment, and deletes a protected one',
  },
  {
    type: 'AWS::CloudFront::Distribution',
    path: 'DistributionConfig.HttpVersion',
    reason: 'the edge server speaks HTTP/1.1',
  },
];
