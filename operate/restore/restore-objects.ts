import { Obstacle } from '../../command/obstacle';
import type { Clock } from '../clock';
import { requireYes } from '../consent';
import { inTurns } from '../in-turns';
import { atMinute, counted, dollars, sizeInWords } from '../in-words';
import type { Terminal } from '../terminal';
import type { Archive, Held, Named, Wish } from './archive';
import { isCopy, type Place, priceOf, priceOfKeeping, timeOf } from './retrieval';

/** What restoring needs of the world. */
export type RestoreDeps = { readonly archive: Archive; readonly clock: Clock; readonly terminal: Terminal };

/** What the person asks for: one key, one version of it, or all that lies in an archive below a prefix. */
export type RestoreWish = Wish & {
  readonly of: Named | { readonly prefix: string };
  readonly yes: boolean;
  /** Whether to wait until the bytes are there. */
  readonly waits: boolean;
};

type InArchive = Held & { readonly place: Place };

const DAY_MS = 86_400_000;
const FIRST_LOOK_MS = 2000;
const SLOWEST_LOOK_MS = 300_000;

/**
 * Asks S3 for what lies in an archive, and to keep copies that would end earlier, after it was said what that takes and costs, and waits
 * until all can be read. Repeating it is harmless. The catalog learns of it from S3's events, and the renderer makes what is missing.
 */
export async function restoreObjects(wish: RestoreWish, deps: RestoreDeps): Promise<void> {
  const { archive, clock, terminal } = deps;
  const held = await heldOf(wish.of, archive);
  const asleep = held.filter(({ state }) => state === 'archived');
  const ending = held.filter(({ until }) => until && Date.parse(until) < clock.now() + wish.days * DAY_MS);
  const wanted = [...asleep, ...ending];
  for (const { place } of wanted) requireTier(place, wish);
  if (wanted.length > 0) {
    if (asleep.length > 0) terminal.say(termsOf(asleep, wish));
    if (ending.length > 0) terminal.say(termsOfKeeping(ending, wish));
    await requireYes(asleep.length > 0 ? 'Restore?' : 'Keep?', wish.yes, terminal);
    await inTurns(wanted, (one) => archive.restore(one, wish));
  }
  if (wish.waits || held.every(({ state }) => state === 'readable')) return await untilReadable(held, deps);
  terminal.say('S3 has been asked. Repeat the command to wait for it.');
}

/** Throws an `Obstacle` when nothing of it is in an archive. */
async function heldOf(of: RestoreWish['of'], archive: Archive): Promise<InArchive[]> {
  const wanted = 'key' in of ? [of] : (await archive.candidates(of.prefix)).map((key) => ({ key }));
  const looks = await inTurns(wanted, (named) => archive.look(named));
  const held = looks.flatMap((one) => (one?.place ? { ...one, place: one.place } : []));
  if (held.length > 0) return held;
  if (!('key' in of)) throw new Obstacle(`Below ${of.prefix} of ${archive.bucket}, nothing lies in an archive.`);
  const what = of.versionId === undefined ? of.key : `version ${of.versionId} of ${of.key}`;
  throw new Obstacle(
    looks[0] ? `${what} lies in no archive: it can be read as it is.` : `There is no ${what} in ${archive.bucket}.`,
  );
}

function requireTier(place: Place, { tier }: Wish): void {
  if (timeOf(place, tier)) return;
  throw new Obstacle(`From ${place} nothing is restored with --tier ${tier}: give standard or bulk.`);
}

/** How much, from where, how long it takes and what it costs. */
function termsOf(asleep: readonly InArchive[], wish: Wish): string {
  const price = asleep.reduce((sum, { place, sizeBytes }) => sum + priceOf(place, sizeBytes, wish), 0);
  const bytes = asleep.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const places = [...new Set(asleep.map(({ place }) => place))];
  const times = places.map((place) => `${place} takes ${timeOf(place, wish.tier)}`).join(', ');
  const stays = places.some(isCopy)
    ? `A copy stays for ${counted(wish.days, 'day')}.`
    : 'It stays readable until nobody reads it for long again.';
  return `${counted(asleep.length, 'original')}, ${sizeInWords(bytes)}: ${times}. It costs about ${dollars(price)} by the list of us-east-1. ${stays}`;
}

/** What it costs that copies which are there stay longer. */
function termsOfKeeping(ending: readonly InArchive[], wish: Wish): string {
  const price = ending.reduce((sum, { place, sizeBytes }) => sum + priceOfKeeping(place, sizeBytes, wish), 0);
  return `${counted(ending.length, 'original')} restored already: readable for ${counted(wish.days, 'day')} from now on. It costs about ${dollars(price)} by the list of us-east-1.`;
}

async function untilReadable(held: readonly InArchive[], { archive, clock, terminal }: RestoreDeps): Promise<void> {
  const readable: Held[] = [];
  let waiting: readonly Named[] = held;
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(2 * pauseMs, SLOWEST_LOOK_MS)) {
    // what was deleted meanwhile is waited for by nobody
    const there = (await inTurns(waiting, (named) => archive.look(named))).flatMap((one) => one ?? []);
    readable.push(...there.filter(({ state }) => state === 'readable'));
    waiting = there.filter(({ state }) => state !== 'readable');
    if (waiting.length === 0) break;
    if (pauseMs === FIRST_LOOK_MS)
      terminal.say(`Waits for ${counted(waiting.length, 'original')}; Ctrl-C leaves S3 at it.`);
    await clock.sleep(pauseMs);
  }
  terminal.say(`${readableInWords(readable)} ${nextOf(held)}`);
}

const nextOf = (held: readonly Held[]): string =>
  held.some(({ versionId }) => versionId !== undefined)
    ? 'Now "npm run versions" can put it on top, and "npm run rewind" can copy it.'
    : 'Pictures that are missing are made by themselves.';

function readableInWords(readable: readonly Held[]): string {
  const [first] = readable.flatMap(({ until }) => until ?? []).sort();
  return `Can be read${first ? ` until ${atMinute(new Date(first))}` : ''}: ${counted(readable.length, 'original')}.`;
}
