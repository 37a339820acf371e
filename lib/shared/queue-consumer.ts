import type { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { NodeFunction, type NodeFunctionProps } from './node-function';
import { WorkQueue } from './work-queue';

export interface QueueConsumerProps extends NodeFunctionProps {
  /** `{…} satisfies ConsumerEnvironmentFor<…>` of the handler's contract. */
  readonly environment: Record<string, string>;
  /** Messages an invocation gets at the most. @default 10 */
  readonly batchSize?: number;
  /** Invocations side by side at the most. @default - the platform's */
  readonly maxConcurrency?: number;
  /** How long messages are waited for to fill a batch. @default - not at all */
  readonly batchWindow?: Duration;
  /** How long the handler may be failing before its messages end in the dead letters. @default 1 hour */
  readonly outage?: Duration;
  /** Where its queue is found, in the tree and by its name. @default - `Work`, named like the handler */
  readonly queue?: { readonly id: string; readonly name: string };
}

/** A handler behind a queue of its own. Its scope gives it the id `Default`, which leaves no trace in logical ids. */
export class QueueConsumer extends Construct {
  /** What its queue is called in names and in the runbook. */
  readonly name: string;
  readonly function: NodeFunction;
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: QueueConsumerProps) {
    super(scope, id);
    const { maxConcurrency = props.platform.maxConcurrency, queue = { id: 'Work', name: props.handler } } = props;
    const { batchSize = 10, batchWindow, outage, platform, timeout } = props;
    this.name = queue.name;
    this.work = new WorkQueue(this, queue.id, {
      queueName: platform.nameOf(queue.name),
      consumerTimeout: timeout,
      batchWindow,
      outage,
      encryptionKey: platform.messageKey,
    });
    const environment = { ...props.environment, DEAD_LETTERS_URL: this.work.deadLetters.queueUrl };
    const reservedConcurrency = platform.reservesConcurrency ? maxConcurrency : undefined;
    this.function = new NodeFunction(this, 'Function', { ...props, environment, reservedConcurrency });
    this.work.feed(this.function, { batchSize, maxConcurrency });
  }
}
