import { Duration } from 'aws-cdk-lib';
import type { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Queue, QueueEncryption, type QueueProps } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { grantSending } from './queue-grants';

export interface WorkQueueProps {
  readonly queueName: string;
  /** Timeout of the function that consumes: the queue's visibility timeout and receive count follow from it. */
  readonly consumerTimeout: Duration;
  /** How long messages are waited for to fill a batch. @default - not at all */
  readonly batchWindow?: Duration;
  /** How long a consumer may be failing before its messages end in the dead letters. @default 1 hour */
  readonly outage?: Duration;
  /** Encrypts both queues. @default - a key that SQS owns */
  readonly encryptionKey?: IKey;
}

export interface ConsumerProps {
  /** Messages an invocation gets at the most. */
  readonly batchSize: number;
  /** Invocations side by side at the most. */
  readonly maxConcurrency: number;
}

/** Lambda's own advice: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html */
const TIMEOUTS_IN_VISIBILITY = 6;
/** Late enough for a burst to be worked off, early enough for a person to help before anything is dead. */
const OLD_AFTER_SHARE_OF_OUTAGE = 1 / 4;
const FEWEST_RECEIVES = 5;
/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
const MOST_RECEIVES = 1000;

/** A queue in front of one consumer, with its dead letters and the metrics to watch. */
export class WorkQueue extends Construct {
  readonly queue: Queue;
  /** What no retry could help: by redrive after the last receive, or sent by the handler with a `reason`. */
  readonly deadLetters: Queue;
  /** A message that waits for longer than this wants a person. */
  readonly oldAfter: Duration;
  private readonly consumerTimeout: Duration;
  private readonly batchWindow?: Duration;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    const { queueName, consumerTimeout, batchWindow, outage = Duration.hours(1), encryptionKey } = props;
    this.consumerTimeout = consumerTimeout;
    this.batchWindow = batchWindow;
    this.oldAfter = Duration.seconds(outage.toSeconds() * OLD_AFTER_SHARE_OF_OUTAGE);
    const visibilityTimeout = Duration.seconds(
      consumerTimeout.toSeconds() * TIMEOUTS_IN_VISIBILITY + (batchWindow?.toSeconds() ?? 0),
    );
    const policy = policyWith(encryptionKey);
    this.deadLetters = new Queue(this, 'DeadLetters', { queueName: `${queueName}-dead-letters`, ...policy });
    this.queue = new Queue(this, 'Queue', {
      queueName,
      visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: receivesIn(outage, visibilityTimeout) },
      ...policy,
    });
  }

  /** Lets the function consume, and send there what it gives up for good. */
  feed(consumer: IFunction & { readonly timeout?: Duration }, { batchSize, maxConcurrency }: ConsumerProps): void {
    if (consumer.timeout?.toSeconds() !== this.consumerTimeout.toSeconds()) {
      throw new Error(
        `consumer's timeout must be ${this.consumerTimeout.toHumanString()}, got ${consumer.timeout?.toHumanString()}`,
      );
    }
    consumer.addEventSource(
      new SqsEventSource(this.queue, {
        batchSize,
        maxBatchingWindow: this.batchWindow,
        maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
    grantSending(this.deadLetters, consumer);
  }

  /** Messages in the dead letters; anything above zero wants a person. */
  metricDeadLetters(): Metric {
    return this.deadLetters.metricApproximateNumberOfMessagesVisible(HIGHEST_OF_A_MINUTE);
  }

  /** Messages that wait to be received. */
  metricWaiting(): Metric {
    return this.queue.metricApproximateNumberOfMessagesVisible(HIGHEST_OF_A_MINUTE);
  }

  /** Age of the oldest message that was not received three times already; above `oldAfter` it wants a person. */
  metricOldest(): Metric {
    return this.queue.metricApproximateAgeOfOldestMessage(HIGHEST_OF_A_MINUTE);
  }
}

const HIGHEST_OF_A_MINUTE = { period: Duration.minutes(1), statistic: 'Maximum' };

const policyWith = (encryptionMasterKey: IKey | undefined): QueueProps => ({
  encryption: encryptionMasterKey ? QueueEncryption.KMS : QueueEncryption.SQS_MANAGED,
  encryptionMasterKey,
  enforceSSL: true,
  // as long as SQS keeps anything: a hint carries no state, so an old one is still right
  retentionPeriod: Duration.days(14),
});

/** A message is received once a visibility timeout, so this many receives outlast the outage. */
function receivesIn(outage: Duration, visibilityTimeout: Duration): number {
  const receives = Math.ceil(outage.toSeconds() / visibilityTimeout.toSeconds());
  if (receives > MOST_RECEIVES) {
    throw new Error(
      `outage must be at most ${MOST_RECEIVES} x ${visibilityTimeout.toHumanString()}, got ${outage.toHumanString()}`,
    );
  }
  return Math.max(FEWEST_RECEIVES, receives);
}
