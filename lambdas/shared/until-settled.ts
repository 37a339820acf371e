import { setTimeout as sleep } from 'node:timers/promises';

/** More attempts than this on one object mean that something else is wrong: let the message come back later. */
const MOST_ATTEMPTS = 8;
/** The pause before each further attempt grows by this at the most, so that two who meet do not meet again. */
const PAUSE_MS = 50;

/**
 * Repeats observe-and-write until an attempt answers that nothing is left to do. `attempt` must look at everything again each
 * time, because what it saw before may be why its conditional write lost.
 */
export async function untilSettled(about: string, attempt: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < MOST_ATTEMPTS; tries++) {
    if (tries > 0) await sleep(Math.random() * PAUSE_MS * tries);
    if (await attempt()) return;
  }
  throw new Error(`${about} did not settle in ${MOST_ATTEMPTS} attempts`);
}
