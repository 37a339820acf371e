/** Why a message went to the dead letters at once instead of being retried. One reason, one sentence in the runbook. */
export type DeadLetterReason = 'unreadable-message' | 'foreign-bucket';

/** Thrown when a retry cannot help: `forEachRecord` sends the message to the dead letters and acknowledges it. */
export class PermanentError extends Error {
  readonly reason: DeadLetterReason;

  constructor(reason: DeadLetterReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PermanentError';
    this.reason = reason;
  }
}
