import type { ObjectHint } from '../../lambdas/shared/object-hint';
import type { Clock } from '../clock';
import { paced } from '../pace';
import type { Terminal } from '../terminal';
import type { RenderQueue } from './render-queue';

/** What sending needs of the world. */
export type Sending = {
  readonly queue: RenderQueue;
  readonly clock: Clock;
  readonly terminal: Pick<Terminal, 'say'>;
  readonly signal: AbortSignal;
  readonly hintsPerSecond: number;
  /** Nothing is sent while more messages than this wait. */
  readonly mostWaiting: number;
};

/** Takes hints; they are in the queue when it resolves. */
export type SendHints = (hints: readonly ObjectHint[]) => Promise<void>;

/** SQS takes ten messages at the price of one: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
const HINTS_A_REQUEST = 10;
const LOOK_AGAIN_MS = 2000;

/** Sends hints as fast as is allowed, and none while a queue is long that uploads stand in as well. */
export function hintSender(sending: Sending): SendHints {
  const { queue, signal, hintsPerSecond } = sending;
  const isTurn = paced(sending.clock, hintsPerSecond);
  // a second's worth at once: what is asked for slowly comes evenly
  const batch = Math.max(1, Math.min(HINTS_A_REQUEST, Math.round(hintsPerSecond)));
  return async (hints) => {
    for (let from = 0; from < hints.length; from += batch) {
      signal.throwIfAborted();
      await untilShort(sending);
      const next = hints.slice(from, from + batch);
      await isTurn(next.length);
      await Promise.all(next.map((hint) => queue.send(hint)));
    }
  };
}

async function untilShort({ queue, clock, terminal, mostWaiting }: Sending): Promise<void> {
  let waiting = await queue.waiting();
  if (waiting <= mostWaiting) return;
  terminal.say(`Waits while ${waiting} photos stand in the queue: an upload would come after all of them.`);
  while (waiting > mostWaiting) {
    await clock.sleep(LOOK_AGAIN_MS);
    waiting = await queue.waiting();
  }
}
