import { Aws, Duration, Size } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { FanOutEnvironment, Route } from '../../lambdas/fan-out-event/contract';
import type { ConsumerEnvironmentFor } from '../../lambdas/shared/contract';
import type { FunctionPlatform } from '../shared/node-function';
import { QueueConsumer } from '../shared/queue-consumer';
import { grantSending } from '../shared/queue-grants';
import type { WorkQueue } from '../shared/work-queue';

interface Consumer {
  readonly work: WorkQueue;
  /** Hints about keys that begin with one of these. */
  readonly prefixes: readonly string[];
}

export interface FanOutProps {
  readonly originals: IBucket;
  readonly consumers: readonly Consumer[];
  readonly platform: FunctionPlatform;
}

/** Takes every event of the originals bucket and tells each consumer, through its own queue, where to look. */
export class FanOut extends Construct {
  readonly consumer: QueueConsumer;

  constructor(scope: Construct, id: string, { originals, consumers, platform }: FanOutProps) {
    super(scope, id);
    this.consumer = new QueueConsumer(this, 'Default', {
      handler: 'fan-out-event',
      description: "Turns S3's events into hints and delivers them to every consumer's queue",
      impact: 'Some uploads are neither shown nor listed: nobody was told of them.',
      platform,
      queue: { id: 'Intake', name: 'intake' },
      environment: { ROUTES: JSON.stringify(consumers.map(routeOf)) } satisfies ConsumerEnvironmentFor<
        z.output<typeof FanOutEnvironment>
      >,
      timeout: Duration.seconds(30),
      memory: Size.mebibytes(256),
    });
    for (const { work } of consumers) grantSending(work.queue, this.consumer.function);
    this.takeEventsOf(originals);
  }

  private takeEventsOf(originals: IBucket): void {
    const { queue, deadLetters } = this.consumer.work;
    const rule = new Rule(this, 'Events', {
      description: 'Every event of the originals bucket, and of no other: a bucket of ours that got in here could loop',
      eventPattern: { source: ['aws.s3'], detail: { bucket: { name: [originals.bucketName] } } },
      targets: [{ bind: () => ({ arn: queue.queueArn, deadLetterConfig: { arn: deadLetters.queueArn } }) }],
    });
    for (const target of [queue, deadLetters]) letIn(rule, target);
  }
}

/** CDK's own target lets every rule of the account in where the queue has a key of ours, and writes into that key's policy, which is Keep's. */
function letIn({ ruleArn }: Rule, queue: Queue): void {
  const ofThisRule = {
    StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
    ArnEquals: { 'aws:SourceArn': ruleArn },
  };
  // no grant binds a service principal to its source
  queue.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal('events.amazonaws.com', { conditions: ofThisRule })],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
    }),
  );
}

const routeOf = ({ work, prefixes }: Consumer): z.input<typeof Route> => ({
  queueUrl: work.queue.queueUrl,
  prefixes: [...prefixes],
});
