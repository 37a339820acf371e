import { Duration, Size } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { QueueConsumer, type QueueConsumerProps } from '../../../lib/shared/queue-consumer';
import { TracePolicy } from '../../../lib/shared/trace-policy';
import { resourcesOf, synthesised } from '../../support/synth';

const given = (props: Partial<QueueConsumerProps> = {}) =>
  synthesised((stack) => {
    new QueueConsumer(new Construct(stack, 'Render'), 'Default', {
      handler: 'render-image',
      description: 'Renders',
      impact: 'Photos stay without a picture.',
      platform: {
        architecture: Architecture.ARM_64,
        logRetention: RetentionDays.ONE_DAY,
        traces: new TracePolicy(stack, 'Traces'),
        maxConcurrency: 7,
        reservesConcurrency: false,
        nameOf: (thing) => `app-${thing}`,
      },
      environment: { WIDTHS_PX: '320' },
      timeout: Duration.seconds(10),
      memory: Size.mebibytes(256),
      ...props,
    });
  });

describe('a consumer', () => {
  test('gets the messages of a queue named like it, and knows where its dead letters go', () => {
    const template = given();

    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'app-render-image' });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 10,
      ScalingConfig: { MaximumConcurrency: 7 },
    });
    const [dead] = Object.keys(resourcesOf(template, 'AWS::SQS::Queue')).filter((id) => id.includes('DeadLetters'));
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { WIDTHS_PX: '320', DEAD_LETTERS_URL: { Ref: dead } } },
    });
  });

  test('leaves no trace in logical ids: names that are taken could not be taken again under others', () => {
    const ids = Object.keys({
      ...resourcesOf(given(), 'AWS::SQS::Queue'),
      ...resourcesOf(given(), 'AWS::Lambda::Function'),
    });

    expect(ids.map((id) => id.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual([
      'RenderFunction',
      'RenderWorkDeadLetters',
      'RenderWorkQueue',
    ]);
  });

  test('waits for a batch to fill, and hides its messages for that long as well', () => {
    const template = given({ batchSize: 15, batchWindow: Duration.seconds(2) });

    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BatchSize: 15,
      MaximumBatchingWindowInSeconds: 2,
    });
    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: 'app-render-image', VisibilityTimeout: 62 });
  });
});
