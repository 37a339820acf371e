import { Refused, Unreachable } from './failures';

const TRIES = 5;
const FIRST_PAUSE_MS = 500;

/** Whether the same request may work a moment later. */
const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Refused && (error.status === 429 || error.status >= 500));

export type Patience = {
  /** Resolves after so many ms, and no sooner than the device is online. */
  readonly pause: (ms: number) => Promise<void>;
  /** Told before each repetition. */
  readonly onRepeat: () => void;
  readonly signal: AbortSignal;
};

/** Repeats what failed in passing, each time after twice the pause. Throws the last failure. */
export async function patiently<T>(work: () => Promise<T>, { pause, onRepeat, signal }: Patience): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (attempt === TRIES || !isPassing(error)) throw error;
    }
    onRepeat();
    await pause(FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.75 + Math.random() / 2)); // apart from all others that failed with it
    signal.throwIfAborted();
  }
}

/** The browser's own clock and network. */
export async function pauseOnline(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
  if (!navigator.onLine) await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
}
