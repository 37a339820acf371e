import {
  DeleteQueueCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { nameOf } from '../../../lib/config/names';
import { LOCAL_ACCOUNT } from '../../../local/environment';
import { given } from '../../support/path';
import type { Actor, Attempts } from './attempt';

const QUEUES = ['intake', 'index-object', 'render-image', 'purge-cdn'];

/** What can be tried on queues and their dead letters: `send intake`. */
export function queueAttempts(actor: Actor): Attempts {
  const { endpoint, config } = given();
  const sqs = new SQSClient(actor);
  const names = QUEUES.flatMap((name) => [name, `${name}-dead-letters`]);
  const onEach = names.map((name) => onQueue(sqs, `${endpoint}/${LOCAL_ACCOUNT}/${nameOf(config, name)}`, name));
  return Object.assign({}, ...onEach);
}

function onQueue(sqs: SQSClient, QueueUrl: string, name: string): Attempts {
  // too large for SQS: whoever may send is told so, and nobody has to work it off
  const DelaySeconds = 100_000;
  return {
    [`send ${name}`]: () => sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'an attempt', DelaySeconds })),
    [`receive ${name}`]: () => sqs.send(new ReceiveMessageCommand({ QueueUrl, VisibilityTimeout: 0 })),
    [`purge ${name}`]: () => sqs.send(new PurgeQueueCommand({ QueueUrl })),
    [`change ${name}`]: () =>
      sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: '0' } })),
    [`delete queue ${name}`]: () => sqs.send(new DeleteQueueCommand({ QueueUrl })),
  };
}
