import { type Contender, forked } from './forked';
import { interleaved, type Rounds } from './interleaved';
import type { Turn } from './made';
import { nameOf, PHOTOS } from './photos';

type Name = 'product' | 'floor' | 'bareFloor' | 'naive';
type Say = (progress: string) => void;

/** What came of one photo. */
export type PhotoRounds = { readonly photo: string } & Readonly<Record<Name, Rounds<Turn>>>;

/** As the function is set up: see lib/shared/node-function.ts. */
export const AS_DEPLOYED = { MALLOC_ARENA_MAX: '1' };

let measured: Promise<readonly PhotoRounds[]> | undefined;

/** The whole plan of every photo by the product, as the floor and naively; measured once a process, whoever asks first says how often. */
export function renderPlan(runs: Readonly<Record<Name, number>>, say: Say): Promise<readonly PhotoRounds[]> {
  measured ??= withContenders(
    {
      product: () => forked('product', AS_DEPLOYED),
      floor: () => forked('floor', AS_DEPLOYED),
      bareFloor: () => forked('floor', { ...AS_DEPLOYED, BENCH_MEZZANINE: 'no', BENCH_DECODE: 'whole' }),
      naive: () => forked('naive'),
    },
    (contenders) => eachPhoto(PHOTOS, contenders, runs, say),
  );
  return measured;
}

/** One photo after the other, all contenders in turn. */
export async function eachPhoto<Who extends string>(
  photos: readonly string[],
  contenders: Readonly<Record<Who, Contender>>,
  runs: Readonly<Record<Who, number>>,
  say: Say,
): Promise<({ readonly photo: string } & Record<Who, Rounds<Turn>>)[]> {
  const results = [];
  for (const photo of photos) {
    say(nameOf(photo));
    const players = Object.entries<Contender>(contenders).map(([who, { take }]) => [
      who,
      { runs: runs[who as Who], turn: () => take(photo) },
    ]);
    const rounds: Record<Who, Rounds<Turn>> = await interleaved(Object.fromEntries(players));
    results.push({ photo, ...rounds });
  }
  return results;
}

/** Starts everybody, and ends everybody whatever happens. */
export async function withContenders<Who extends string, Result>(
  starters: Readonly<Record<Who, () => Promise<Contender>>>,
  work: (contenders: Record<Who, Contender>) => Promise<Result>,
): Promise<Result> {
  const started: [string, Contender][] = [];
  try {
    for (const [who, start] of Object.entries<() => Promise<Contender>>(starters)) started.push([who, await start()]);
    return await work(Object.fromEntries(started) as Record<Who, Contender>);
  } finally {
    for (const [, { end }] of started) await end();
  }
}
