import { Logger } from '@aws-lambda-powertools/logger';
import type { SQSEvent } from 'aws-lambda';
import { forEachRecord } from '../../../lambdas/shared/for-each-record';
import { PermanentError } from '../../../lambdas/shared/permanent-error';

const eventOf = (...bodies: string[]) =>
  ({ Records: bodies.map((body) => ({ messageId: `id-of-${body}`, body, eventSource: 'aws:sqs' })) }) as SQSEvent;

function given() {
  const dead: Array<{ body: string; reason: string }> = [];
  const deadLetters = { send: async (body: string, { reason }: PermanentError) => void dead.push({ body, reason }) };
  const done: string[] = [];
  const handle = async (body: string) => {
    if (body === 'poison') throw new PermanentError('unreadable-message', 'no hint');
    if (body === 'outage') throw new Error('S3 is slow today');
    done.push(body);
  };
  return { dead, done, handle, surroundings: { deadLetters, logger: new Logger() } };
}

describe('a batch of messages', () => {
  test('ends each message on its own: done, dead with a reason, or back in the queue', async () => {
    const { dead, done, handle, surroundings } = given();

    const answer = await forEachRecord(eventOf('cat', 'poison', 'outage', 'dog'), handle, surroundings);

    expect(done).toEqual(['cat', 'dog']);
    expect(dead).toEqual([{ body: 'poison', reason: 'unreadable-message' }]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'id-of-outage' }] });
  });

  test("hands over each message's id, by which it is known again", async () => {
    const { surroundings } = given();
    const known: string[] = [];

    await forEachRecord(eventOf('cat', 'dog'), async (body, id) => void known.push(`${body}: ${id}`), surroundings);

    expect(known).toEqual(['cat: id-of-cat', 'dog: id-of-dog']);
  });

  test('comes back message by message, also when all of it failed', async () => {
    const { handle, surroundings } = given();

    expect(await forEachRecord(eventOf('outage'), handle, surroundings)).toEqual({
      batchItemFailures: [{ itemIdentifier: 'id-of-outage' }],
    });
  });

  test('keeps a message that the dead letters did not take', async () => {
    const { handle, surroundings } = given();
    const deadLetters = { send: () => Promise.reject(new Error('queue is gone')) };

    const answer = await forEachRecord(eventOf('poison'), handle, { ...surroundings, deadLetters });

    expect(answer.batchItemFailures).toEqual([{ itemIdentifier: 'id-of-poison' }]);
  });
});
