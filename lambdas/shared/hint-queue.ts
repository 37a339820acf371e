import type { ObjectHint } from './object-hint';

/** A consumer's queue. */
export interface HintQueue {
  /** Delivered when it resolves; may be delivered more than once. */
  send(hint: ObjectHint): Promise<void>;
}
