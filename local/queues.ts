import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand, ListQueuesCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { stageNamed } from '../bin/stages';
import { nameOf } from '../lib/config/names';
import { clientConfig } from './environment';

/** Messages of all work queues of a stage, waiting or being worked on; dead letters do not count. */
async function messagesUnderWay(endpoint: string, stage: string): Promise<number> {
  const client = new SQSClient(clientConfig(endpoint));
  const counts = (await workQueues(client, stage)).map((url) => messagesIn(client, url));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function workQueues(client: SQSClient, stage: string): Promise<string[]> {
  const QueueNamePrefix = nameOf(stageNamed(stage), '');
  const { QueueUrls = [] } = await client.send(new ListQueuesCommand({ QueueNamePrefix }));
  return QueueUrls.filter((url) => !url.endsWith('-dead-letters'));
}

/** Removes every message of the local stage, also those that a consumer took and never finished: they would be invisible for minutes. */
export async function purgeWorkQueues(endpoint: string): Promise<void> {
  const client = new SQSClient(clientConfig(endpoint));
  await Promise.all(
    (await workQueues(client, 'local')).map((QueueUrl) => client.send(new PurgeQueueCommand({ QueueUrl }))),
  );
}

async function messagesIn(client: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
}

export type Patience = {
  readonly ms: number;
  /** @default 'local' */
  readonly stage?: string;
  readonly say?: (progress: string) => void;
  readonly signal?: AbortSignal;
};

/** Whether no consumer has anything left to do, waiting for that as long as patience lasts. Throws when the signal is given. */
export async function comesToRest(
  endpoint: string,
  { ms, stage = 'local', say = () => {}, signal }: Patience,
): Promise<boolean> {
  const deadline = Date.now() + ms;
  // twice in a row, since a message may be between two queues
  for (let idle = 0; idle < 2; await sleep(100)) {
    signal?.throwIfAborted();
    if (Date.now() > deadline) return false;
    const left = await messagesUnderWay(endpoint, stage);
    idle = left === 0 ? idle + 1 : 0;
    say(`${left} messages left`);
  }
  return true;
}
