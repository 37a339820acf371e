import { setTimeout as sleep } from 'node:timers/promises';

/** How often it is looked again. */
const POLL_MS = 100;

/** Looks until something is found, and answers it. Throws, with `what` was waited for, when patience ends. */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found | undefined>,
  patienceMs = 20_000,
): Promise<Found> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const found = await look();
    if (found !== undefined) return found;
    await sleep(POLL_MS);
  }
  throw new Error(`waited ${patienceMs} ms in vain for ${what}`);
}
