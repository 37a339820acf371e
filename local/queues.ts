import { setTimeout as sleep } from 'node:timers/promises';
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { stageNamed } from '../bin/stages';
import { nameOf } from '../lib/config';
import { clientConfig } from './environment';
import { Obstacle } from './obstacle';

/** Messages of all work queues of the local stage, waiting or being worked on; dead letters do not count. */
export async function messagesUnderWay(endpoint: string): Promise<number> {
  const client = new SQSClient(clientConfig(endpoint));
  const { QueueUrls = [] } = await client.send(
    new ListQueuesCommand({ QueueNamePrefix: nameOf(stageNamed('local'), '') }),
  );
  const counts = QueueUrls.filter((url) => !url.endsWith('-dead-letters')).map((url) => messagesIn(client, url));
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
}

async function messagesIn(client: SQSClient, QueueUrl: string): Promise<number> {
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible);
}

/** Resolves when no consumer has anything left to do: twice in a row, since a message may be between two queues. */
export async function untilIdle(endpoint: string, say: (progress: string) => void, patienceMs: number): Promise<void> {
  const deadline = Date.now() + patienceMs;
  for (let idle = 0; idle < 2; await sleep(100)) {
    const left = await messagesUnderWay(endpoint);
    idle = left === 0 ? idle + 1 : 0;
    if (left > 0) say(`${left} messages left`);
    if (Date.now() > deadline)
      throw new Obstacle(`${left} messages were not worked off in ${patienceMs / 1000} seconds`);
  }
}
