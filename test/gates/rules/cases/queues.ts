import { allow, type Case, part } from './case';

const arn = (id: string) => ({ 'Fn::GetAtt': [id, 'Arn'] });
const queue = (properties: object = {}) => part('AWS::SQS::Queue', properties);
const works = (properties: object = {}) =>
  part('AWS::Lambda::EventSourceMapping', {
    EventSourceArn: arn('Queue'),
    FunctionName: { Ref: 'Worker' },
    ...properties,
  });
const worker = (properties: object = {}) => part('AWS::Lambda::Function', properties);
const hides = (VisibilityTimeout: number) => ({ Queue: queue({ VisibilityTimeout }), Worker: worker({ Timeout: 10 }) });

const rule = (bucket: object, Targets: object[] = [{ Arn: arn('Queue') }]) =>
  part('AWS::Events::Rule', { EventPattern: { source: ['aws.s3'], detail: { bucket } }, Targets });
const may = (Action: string, Resource: unknown) => part('AWS::IAM::ManagedPolicy', allow({ Action, Resource }));
const role = (...policies: string[]) =>
  part('AWS::IAM::Role', { ManagedPolicyArns: policies.map((id) => ({ Ref: id })) });
const below = (bucket: string, prefix: string) => ({ 'Fn::Join': ['', [arn(bucket), prefix]] });

/** A rule tells `Worker`, which tells `Second`; what each may do is the question. */
const chain = (first: object, second: object) => ({
  Originals: part('AWS::S3::Bucket'),
  Renditions: part('AWS::S3::Bucket'),
  Queue: queue(),
  Mapping: works(),
  Worker: worker({ Role: arn('WorkerRole') }),
  WorkerRole: role('Sends', 'First'),
  Sends: may('sqs:SendMessage', arn('SecondQueue')),
  First: first as ReturnType<typeof may>,
  SecondQueue: queue(),
  SecondMapping: works({ EventSourceArn: arn('SecondQueue'), FunctionName: { Ref: 'Second' } }),
  Second: worker({ Role: arn('SecondRole') }),
  SecondRole: role('Last'),
  Last: second as ReturnType<typeof may>,
});
const READS = may('s3:GetObject', below('Originals', '/u/*'));
const RENDERS = may('s3:PutObject', below('Renditions', '/i/*'));
const REWRITES = may('s3:PutObject', below('Originals', '/u/*'));
const OF_ORIGINALS = { name: [{ Ref: 'Originals' }] };

export const QUEUE_CASES: Readonly<Record<string, Case>> = {
  'own-visibility': {
    sound: { Mapping: works(), ...hides(60) },
    broken: [
      { Broken: works(), ...hides(59) },
      { Broken: works(), Queue: queue(), Worker: worker({ Timeout: 6 }) },
    ],
  },
  'own-dead-letters': {
    sound: { Queue: queue({ RedrivePolicy: { deadLetterTargetArn: arn('Dead') } }), Dead: queue() },
    broken: [{ Broken: queue() }],
  },
  'own-rule-targets': {
    sound: { Rule: rule({}, [{ Arn: 'arn:of-a-queue', DeadLetterConfig: { Arn: 'arn:of-dead-letters' } }]) },
    broken: [{ Broken: rule({}, [{ Arn: 'arn:of-a-queue' }]) }],
  },
  'own-subscriptions': {
    sound: { Ours: part('AWS::SNS::Subscription', { RedrivePolicy: { deadLetterTargetArn: 'arn:of-dead-letters' } }) },
    broken: [{ Broken: part('AWS::SNS::Subscription') }],
  },
  'own-streams': {
    sound: {
      Queue: queue(),
      OfQueue: works(),
      OfStream: works({
        EventSourceArn: 'arn:of-a-stream',
        DestinationConfig: { OnFailure: { Destination: 'arn:of-dead-letters' } },
      }),
    },
    broken: [{ Broken: works({ EventSourceArn: 'arn:of-a-stream' }) }],
  },
  'own-batches': {
    sound: { Mapping: works({ FunctionResponseTypes: ['ReportBatchItemFailures'] }) },
    broken: [{ Broken: works() }],
  },
  'own-event-loop': {
    sound: { Rule: rule(OF_ORIGINALS), ...chain(READS, RENDERS) },
    broken: [
      { Broken: rule({}), ...chain(READS, RENDERS) },
      { Broken: rule(OF_ORIGINALS), ...chain(REWRITES, RENDERS) },
      { Broken: rule(OF_ORIGINALS), ...chain(READS, REWRITES) },
      { Broken: rule(OF_ORIGINALS, [{ Arn: arn('Second') }]), ...chain(READS, REWRITES) },
    ],
  },
};
