import { Duration, Size } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { FanOutEnvironment, Route } from '../../lambdas/fan-out-event/contract';
import type { EnvironmentFor } from '../../lambdas/shared/contract';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';
import { WorkQueue } from '../shared/work-queue';

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
  readonly function: NodeFunction;
  readonly intake: WorkQueue;

  constructor(scope: Construct, id: string, { originals, consumers, platform }: FanOutProps) {
    super(scope, id);
    const timeout = Duration.seconds(30);
    this.intake = new WorkQueue(this, 'Intake', { queueName: platform.nameOf('intake'), consumerTimeout: timeout });
    this.function = new NodeFunction(this, 'Function', {
      handler: 'fan-out-event',
      description: "Turns S3's events into hints and delivers them to every consumer's queue",
      platform,
      environment: {
        DEAD_LETTERS_URL: this.intake.deadLetters.queueUrl,
        ROUTES: JSON.stringify(consumers.map(routeOf)),
      } satisfies EnvironmentFor<z.output<typeof FanOutEnvironment>>,
      timeout,
      memory: Size.mebibytes(256),
    });
    this.intake.feed(this.function, { batchSize: 10, maxConcurrency: platform.maxConcurrency });
    for (const { work } of consumers) work.queue.grantSendMessages(this.function);
    this.takeEventsOf(originals);
  }

  private takeEventsOf(originals: IBucket): void {
    new Rule(this, 'Events', {
      description: 'Every event of the originals bucket, and of no other: a bucket of ours that got in here could loop',
      eventPattern: { source: ['aws.s3'], detail: { bucket: { name: [originals.bucketName] } } },
      targets: [new SqsQueue(this.intake.queue, { deadLetterQueue: this.intake.deadLetters })],
    });
  }
}

const routeOf = ({ work, prefixes }: Consumer): z.input<typeof Route> => ({
  queueUrl: work.queue.queueUrl,
  prefixes: [...prefixes],
});
