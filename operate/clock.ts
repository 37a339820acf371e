import { setTimeout as sleep } from 'node:timers/promises';

/** What a command that takes its time needs of time. */
export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
};

/** This machine's clock. A sleep ends when the signal is given, with the signal's reason. */
export const clockUntil = (signal: AbortSignal): Clock => ({
  now: Date.now,
  sleep: (ms) =>
    sleep(ms, undefined, { signal }).catch((error) => {
      signal.throwIfAborted();
      throw error;
    }),
});
