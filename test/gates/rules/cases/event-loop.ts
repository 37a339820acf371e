import { allow, type Case, type Part, part } from './case';

type Parts = Readonly<Record<string, Part>>;

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const below = (bucket: string, prefix: string) => ({ 'Fn::Join': ['', [arn(bucket), prefix]] });
const mapping = (from: object, to: string) =>
  part('AWS::Lambda::EventSourceMapping', { EventSourceArn: from, FunctionName: { Ref: to } });
const policy = (Action: string | string[], Resource: unknown) =>
  part('AWS::IAM::ManagedPolicy', allow({ Action, Resource }));
const works = (ManagedPolicyArns: unknown[], more: object = {}): Parts => ({
  Worker: part('AWS::Lambda::Function', { Role: arn('Role') }),
  Role: part('AWS::IAM::Role', { ManagedPolicyArns, ...more }),
});

const BUCKETS = {
  Originals: part('AWS::S3::Bucket', { BucketName: 'harbour-originals' }),
  Renditions: part('AWS::S3::Bucket', { BucketName: { 'Fn::Join': ['-', ['renditions', { Ref: 'AWS::AccountId' }]] } }),
};

/** A rule about what its event pattern says of S3, which tells `Worker`. */
const rule = (detail: object, pattern: object = { source: ['aws.s3'] }, target: object = arn('Worker')) =>
  part('AWS::Events::Rule', { EventPattern: { ...pattern, detail }, Targets: [{ Arn: target }] });

const OF_ORIGINALS = { bucket: { name: [{ Ref: 'Originals' }] } };
const OF_UPLOADS = { ...OF_ORIGINALS, object: { key: [{ prefix: 'u/' }] } };

/** `Worker` is told of uploads and may do this with these. */
const may = (actions: string | string[], resources: unknown, detail: object = OF_UPLOADS) => ({
  Broken: rule(detail),
  ...BUCKETS,
  ...works([{ Ref: 'Policy' }]),
  Policy: policy(actions, resources),
});
const puts = (resource: unknown) => may('s3:PutObject', resource);
const UPLOADS = below('Originals', '/u/*');

/** `Worker` is told of uploads; what goes on behind it is the question. */
const sends = (action: string, to: unknown, behind: Parts) => ({ ...may(action, to), ...behind });
const rewrites = (id: string): Parts => ({
  [id]: part('AWS::Lambda::Function', { Role: arn(`${id}Role`) }),
  [`${id}Role`]: part('AWS::IAM::Role', { ManagedPolicyArns: [{ Ref: 'Rewrites' }] }),
  Rewrites: policy('s3:PutObject', UPLOADS),
});

/** What `own-event-loop` must find, by what is wrong. */
export const LOOPS: Readonly<Record<string, Case['broken'][number]>> = {
  'a rule that names no bucket': { ...may('s3:GetObject', UPLOADS), Broken: rule({}) },
  'the very prefix': puts(UPLOADS),
  'every object of the bucket': puts(below('Originals', '/*')),
  'whatever begins like the bucket': puts(below('Originals', '*')),
  everything: puts('*'),
  'every object of every bucket': puts('arn:aws:s3:::*'),
  'buckets by a pattern for their names': puts('arn:aws:s3:::harbour-*/*'),
  'any key that ends like a picture': puts(below('Originals', '/*.jpg')),
  'a part of the prefix': puts(below('Originals', '/u/thumbnails/*')),
  'a prefix around the prefix': puts(below('Originals', '/u*')),
  'one letter of the prefix left open': puts(below('Originals', '/?/*')),
  'the bucket by its name': puts('arn:aws:s3:::harbour-originals/u/*'),
  'one of several resources': puts([below('Renditions', '/i/*'), UPLOADS]),
  'what a rule can’t read': puts({ 'Fn::Sub': 'arn:aws:s3:::harbour-originals/*' }),
  'actions by a pattern': may('s3:Put*', UPLOADS),
  'all actions of S3': may('s3:*', UPLOADS),
  'every action': may('*', UPLOADS),
  'actions in other letters': may('S3:putobject', UPLOADS),
  deletions: may('s3:DeleteObject', UPLOADS),
  'tags, where the rule hears of all': may('s3:PutObjectTagging', UPLOADS),
  'all actions but some': { ...puts(UPLOADS), Policy: part('AWS::IAM::Policy', notActions()) },
  'a policy inside of the role': {
    Broken: rule(OF_UPLOADS),
    ...BUCKETS,
    ...works([], { Policies: [{ PolicyName: 'inline', ...allow({ Action: 's3:PutObject', Resource: UPLOADS }) }] }),
  },
  'a policy that names the role': {
    Broken: rule(OF_UPLOADS),
    ...BUCKETS,
    ...works([]),
    Policy: part('AWS::IAM::Policy', {
      Roles: [{ Ref: 'Role' }],
      ...allow({ Action: 's3:PutObject', Resource: UPLOADS }),
    }),
  },
  'the policy of the bucket': {
    Broken: rule(OF_UPLOADS),
    ...BUCKETS,
    ...works([]),
    Policy: part('AWS::S3::BucketPolicy', {
      Bucket: { Ref: 'Originals' },
      ...allow({ Principal: { AWS: arn('Role') }, Action: 's3:PutObject', Resource: UPLOADS }),
    }),
  },
  'a policy of AWS’s own': {
    Broken: rule(OF_UPLOADS),
    ...BUCKETS,
    ...works(['arn:aws:iam::aws:policy/AmazonS3FullAccess']),
  },
  'a rule about buckets by a pattern': {
    ...puts(UPLOADS),
    Broken: rule({ bucket: { name: [{ prefix: 'harbour-' }] } }),
  },
  'a rule about keys by a pattern that is not read': {
    ...puts(UPLOADS),
    Broken: rule({ ...OF_ORIGINALS, object: { key: [{ 'anything-but': 'u/one.jpg' }] } }),
  },
  'a rule that asks for no source': { ...puts(UPLOADS), Broken: rule(OF_UPLOADS, {}) },
  'the bucket’s own notification': {
    ...BUCKETS,
    ...works([{ Ref: 'Policy' }]),
    Broken: part('AWS::S3::Bucket', {
      NotificationConfiguration: {
        LambdaConfigurations: [
          {
            Event: 's3:ObjectCreated:*',
            Function: arn('Worker'),
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'u/' }] } },
          },
        ],
      },
    }),
    Policy: policy('s3:PutObject', below('Broken', '/*')),
  },
  'another function behind a queue': sends('sqs:SendMessage', arn('Queue'), {
    Queue: part('AWS::SQS::Queue'),
    Mapping: mapping(arn('Queue'), 'Second'),
    ...rewrites('Second'),
  }),
  'another function behind any queue': sends('sqs:*', '*', {
    Queue: part('AWS::SQS::Queue'),
    Mapping: mapping(arn('Queue'), 'Second'),
    ...rewrites('Second'),
  }),
  'another function behind a topic': sends(
    'sns:Publish',
    { Ref: 'Topic' },
    {
      Topic: part('AWS::SNS::Topic'),
      Ours: part('AWS::SNS::Subscription', { TopicArn: { Ref: 'Topic' }, Endpoint: arn('Second') }),
      ...rewrites('Second'),
    },
  ),
  'another function behind the stream of a table': sends('dynamodb:PutItem', arn('Table'), {
    Table: part('AWS::DynamoDB::GlobalTable'),
    Mapping: mapping({ 'Fn::GetAtt': ['Table', 'StreamArn'] }, 'Second'),
    ...rewrites('Second'),
  }),
  'another function that is called': sends('lambda:InvokeFunction', arn('Second'), rewrites('Second')),
  'an alias of the function': {
    ...puts(UPLOADS),
    Broken: rule(OF_UPLOADS, { source: ['aws.s3'] }, { Ref: 'Live' }),
    Live: part('AWS::Lambda::Alias', { FunctionName: { Ref: 'Worker' } }),
  },
};

function notActions() {
  const Statement = [{ Effect: 'Allow', NotAction: 'iam:*', Resource: UPLOADS }];
  return { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement } };
}

/** Two rules, each of which tells who sets off the other. */
export const OVER_TWO_BUCKETS: Parts = {
  ...puts(below('Renditions', '/i/*')),
  Other: rule({ bucket: { name: [{ Ref: 'Renditions' }] } }, { source: ['aws.s3'] }, arn('Second')),
  ...rewrites('Second'),
};

/** What it must leave alone. */
export const NO_LOOPS: Readonly<Record<string, Parts>> = {
  'another prefix': puts(below('Originals', '/thumbnails/*')),
  'another bucket': puts([below('Renditions', '/*'), 'arn:aws:s3:::harbour-originals-audit/u/*']),
  'other buckets by a pattern': puts('arn:aws:s3:::harbour-renditions-*/*'),
  'the bucket itself and none of its objects': puts(arn('Originals')),
  'reading alone': may(['s3:GetObject', 's3:ListBucket', 's3:GetObject*'], '*'),
  'a denial': {
    ...puts(below('Renditions', '/*')),
    Denies: part('AWS::IAM::Policy', {
      Roles: [{ Ref: 'Role' }],
      PolicyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:*', Resource: '*' }] },
    }),
  },
  'deletions, where the rule is about what is created': {
    ...may('s3:DeleteObject', UPLOADS),
    Broken: rule(OF_UPLOADS, { source: ['aws.s3'], 'detail-type': ['Object Created'] }),
  },
  'a rule of another service': { ...puts('*'), Broken: rule({}, { source: ['aws.ssm'] }) },
  'a writer that nobody tells': { ...may('s3:GetObject', UPLOADS), ...rewrites('Second') },
  'a queue that another sends to': sends('sqs:SendMessage', arn('Queue'), {
    Queue: part('AWS::SQS::Queue'),
    QueueOther: part('AWS::SQS::Queue'),
    Mapping: mapping(arn('QueueOther'), 'Second'),
    ...rewrites('Second'),
  }),
  'a policy of AWS’s own that is about logs': {
    ...puts(below('Renditions', '/*')),
    ...works([{ Ref: 'Policy' }, 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole']),
  },
};

export const EVENT_LOOP_CASES: Readonly<Record<string, Case>> = {
  'own-event-loop': { sound: puts(below('Renditions', '/*')), broken: Object.values(LOOPS) },
};
