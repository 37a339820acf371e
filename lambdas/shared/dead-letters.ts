import type { PermanentError } from './permanent-error';

/** Where a message goes that no retry can help. */
export interface DeadLetters {
  /** Keeps the message as it came, with the reason beside it. */
  send(body: string, error: PermanentError): Promise<void>;
}
