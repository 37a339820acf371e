import { Duration, type Stack } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { WorkQueue, type WorkQueueProps } from '../../../lib/shared/work-queue';
import { synthesised } from '../../support/synth';

const given = (props: Partial<WorkQueueProps> = {}, timeout = Duration.seconds(60)) =>
  synthesised((stack) => {
    const work = new WorkQueue(stack, 'Work', { queueName: 'work', consumerTimeout: Duration.seconds(60), ...props });
    work.feed(consumer(stack, timeout), { batchSize: 1, maxConcurrency: 4 });
  });

const consumer = (stack: Stack, timeout: Duration) =>
  new LambdaFunction(stack, 'Consumer', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('0'),
    timeout,
  });

describe('a work queue', () => {
  test("hides a message for six times the consumer's timeout", () => {
    given().hasResourceProperties('AWS::SQS::Queue', { QueueName: 'work', VisibilityTimeout: 360 });
  });

  test('gives a message up only after the outage, one receive a visibility timeout', () => {
    given({ outage: Duration.days(2) }).hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'work',
      RedrivePolicy: { maxReceiveCount: (2 * 24 * 60 * 60) / 360 },
    });
  });

  test('receives at least five times however short the outage', () => {
    given({ outage: Duration.seconds(1) }).hasResourceProperties('AWS::SQS::Queue', {
      RedrivePolicy: { maxReceiveCount: 5 },
    });
  });

  test('keeps dead letters as long as SQS keeps anything', () => {
    given().hasResourceProperties('AWS::SQS::Queue', {
      QueueName: 'work-dead-letters',
      MessageRetentionPeriod: 14 * 86_400,
    });
  });

  test('lets its consumer answer message by message, and send dead letters', () => {
    const template = given();

    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      BatchSize: 1,
      ScalingConfig: { MaximumConcurrency: 4 },
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'sqs:SendMessage',
            Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('DeadLetters'), 'Arn'] },
          }),
        ]),
      },
    });
  });

  test('encrypts messages and dead letters with a key that SQS owns, unless it gets one', () => {
    given().allResourcesProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, KmsMasterKeyId: Match.absent() });
    const template = synthesised((stack) => {
      const encryptionKey = new Key(stack, 'Key');
      new WorkQueue(stack, 'Work', { queueName: 'work', consumerTimeout: Duration.seconds(60), encryptionKey });
    });

    template.resourceCountIs('AWS::SQS::Queue', 2);
    template.allResourcesProperties('AWS::SQS::Queue', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] },
      SqsManagedSseEnabled: Match.absent(),
    });
  });

  test('refuses a consumer with another timeout than the one it was made for', () => {
    expect(() => given({}, Duration.seconds(61))).toThrow("consumer's timeout must be 1 minute, got 1 minute 1 second");
  });

  test('refuses an outage that SQS can not outlast', () => {
    expect(() => given({ outage: Duration.days(14) })).toThrow('outage must be at most 1000 x 6 minutes, got 14 days');
  });
});
