import type { Clock } from './clock';
import { atMinute, counted, spanInWords } from './in-words';
import type { Terminal } from './terminal';

/** How far a job is. */
export type Advance = { readonly done: number; readonly total: number };

const SAY_EVERY_MS = 10_000;

/** Says every ten seconds how far a job is, how fast it goes and when it will be done; `from` is what was done before it began. */
export function progressOf(
  from: number,
  clock: Clock,
  terminal: Pick<Terminal, 'say'>,
  noun = 'photo',
): (advance: Advance) => void {
  const began = clock.now();
  let said = began;
  return (advance) => {
    const now = clock.now();
    if (now - said < SAY_EVERY_MS) return;
    said = now;
    terminal.say(
      `  ${progressInWords({ ...advance, noun }, { done: advance.done - from, ms: now - began }, new Date(now))}`,
    );
  };
}

/** What was done by this process, in what time. */
type Pace = { readonly done: number; readonly ms: number };

/** One line of progress. */
export function progressInWords(
  { done, total, noun = 'photo' }: Advance & { readonly noun?: string },
  pace: Pace,
  now: Date,
): string {
  // some may have come since they were counted
  const all = Math.max(done, total);
  const howFar = `${done.toLocaleString('en-US')} of ${counted(all, noun)} (${Math.floor((100 * done) / all)} %)`;
  if (pace.done === 0) return howFar;
  const leftMs = ((all - done) * pace.ms) / pace.done;
  const rate = `${((1000 * pace.done) / pace.ms).toFixed(1)} a second`;
  return `${howFar}, ${rate}, done in about ${spanInWords(leftMs)}, ${atMinute(new Date(now.getTime() + leftMs))}`;
}
