import { type Case, part } from './case';

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

const rule = (Targets: object[]) => part('AWS::Events::Rule', { EventPattern: { source: ['aws.s3'] }, Targets });

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
    sound: { Rule: rule([{ Arn: 'arn:of-a-queue', DeadLetterConfig: { Arn: 'arn:of-dead-letters' } }]) },
    broken: [{ Broken: rule([{ Arn: 'arn:of-a-queue' }]) }],
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
};
