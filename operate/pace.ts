import type { Clock } from './clock';

/** Waits until so many more may go. Time that was not used is not made up for. */
export function paced(clock: Clock, perSecond: number): (count: number) => Promise<void> {
  let free = clock.now();
  return async (count) => {
    const early = free - clock.now();
    // taken at once, so that of many who ask together each gets a turn of its own
    free = Math.max(free, clock.now()) + (count * 1000) / perSecond;
    if (early > 0) await clock.sleep(early);
  };
}
