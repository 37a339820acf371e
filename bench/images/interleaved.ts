import { mean, median } from '../figure';

/** Somebody to be measured: how often, and one turn. */
export type Player<Turn> = { readonly runs: number; readonly turn: () => Promise<Turn> };

/** What came of each round; nothing where somebody sat it out. */
export type Rounds<Turn> = readonly (Turn | undefined)[];

/**
 * Lets everybody take turns in one run, so that whatever else the machine does falls on all alike. As many rounds as the most eager plays;
 * whoever is slow plays fewer, spread over all of them; every other round goes backwards.
 */
export async function interleaved<Name extends string, Turn>(
  players: Readonly<Record<Name, Player<Turn>>>,
): Promise<Record<Name, Rounds<Turn>>> {
  const entries = Object.entries(players) as [Name, Player<Turn>][];
  const rounds = Math.max(...entries.map(([, { runs }]) => runs));
  const results = Object.fromEntries(entries.map(([name]) => [name, []])) as unknown as Record<
    Name,
    (Turn | undefined)[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { runs, turn }] of round % 2 === 0 ? entries : entries.toReversed()) {
      results[name].push(playsIn(round, runs, rounds) ? await turn() : undefined);
    }
  }
  return results;
}

/** Spreads `runs` evenly over `rounds`. */
export const playsIn = (round: number, runs: number, rounds: number): boolean =>
  Math.floor(((round + 1) * runs) / rounds) > Math.floor((round * runs) / rounds);

type Timed = { readonly cpuMs: number };

/** The median of what each round says by itself: what slows a whole round cancels out. */
export const ratioOf = (above: Rounds<Timed>, below: Rounds<Timed>): number =>
  median(
    above.flatMap((turn, round) => {
      const other = below[round];
      return turn && other ? [turn.cpuMs / other.cpuMs] : [];
    }),
  );

export const played = <Turn>(rounds: Rounds<Turn>): Turn[] => rounds.filter((turn) => turn !== undefined) as Turn[];

export const cpuMsOf = (rounds: Rounds<Timed>): number => median(played(rounds).map(({ cpuMs }) => cpuMs));

/** One number for several photos. */
export const meanCpuMs = (photos: readonly Rounds<Timed>[]): number => mean(photos.map(cpuMsOf));
