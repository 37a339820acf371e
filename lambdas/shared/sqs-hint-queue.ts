import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import DataLoader from 'dataloader';
import type { HintQueue } from './hint-queue';
import type { ObjectHint } from './object-hint';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const MESSAGES_A_BATCH = 10;

type Queue = { readonly client: SQSClient; readonly queueUrl: string; readonly delaySeconds?: number };

/**
 * A queue behind the AWS SDK, whose messages nobody gets before their delay is over. Hints sent in the same turn of the event loop travel
 * in one request, a tenth of the price.
 */
export function sqsHintQueue(client: SQSClient, queueUrl: string, delaySeconds?: number): HintQueue {
  const queue = { client, queueUrl, delaySeconds };
  const loader = new DataLoader<ObjectHint, true>((hints) => sendAll(queue, hints), {
    maxBatchSize: MESSAGES_A_BATCH,
    cache: false,
  });
  return { send: async (hint) => void (await loader.load(hint)) };
}

async function sendAll(
  { client, queueUrl, delaySeconds: DelaySeconds }: Queue,
  hints: readonly ObjectHint[],
): Promise<Array<true | Error>> {
  const Entries = hints.map((hint, index) => ({ Id: String(index), MessageBody: JSON.stringify(hint), DelaySeconds }));
  const { Successful = [] } = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }));
  const taken = new Set(Successful.map(({ Id }) => Id));
  return Entries.map(
    ({ Id }) => taken.has(Id) || new Error(`${queueUrl} did not take message ${Id} of ${Entries.length}`),
  );
}
