import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { DeadLetters } from './dead-letters';
import { PermanentError } from './permanent-error';

type Surroundings = { readonly deadLetters: DeadLetters; readonly logger: Logger };

/** What to do with one message. Its id is the same each time it is delivered. */
type Handle = (body: string, messageId: string) => Promise<void>;

/**
 * Hands every message's body to `handle`, side by side. A message ends as done, or in the dead letters with the reason of its
 * `PermanentError`, or is reported as failed and comes back after the queue's visibility timeout; none affects another.
 */
export async function forEachRecord(
  event: SQSEvent,
  handle: Handle,
  surroundings: Surroundings,
): Promise<SQSBatchResponse> {
  const settle = (record: SQSRecord) => settleOne(record, handle, surroundings);
  return processPartialResponse(event, settle, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
}

async function settleOne(record: SQSRecord, handle: Handle, { deadLetters, logger }: Surroundings) {
  try {
    await handle(record.body, record.messageId);
  } catch (error) {
    const { messageId } = record;
    if (!(error instanceof PermanentError)) {
      // the batch response has no room for a reason, so this line is the only trace of it
      logger.error('message failed and will come back', { messageId, error });
      throw error;
    }
    await deadLetters.send(record.body, error);
    logger.warn('message went to the dead letters', { messageId, reason: error.reason, detail: error.message });
  }
}
