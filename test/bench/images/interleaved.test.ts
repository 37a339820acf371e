import { cpuMsOf, interleaved, playsIn, ratioOf } from '../../../bench/images/interleaved';

const player = (name: string, runs: number, seen: string[]) => ({
  runs,
  turn: async () => {
    seen.push(name);
    return { cpuMs: 1 };
  },
});

describe('contenders', () => {
  test('take turns, every other round the other way round', async () => {
    const seen: string[] = [];

    await interleaved({ a: player('a', 2, seen), b: player('b', 2, seen) });

    expect(seen).toEqual(['a', 'b', 'b', 'a']);
  });

  test('who are slow sit rounds out, spread over the run', async () => {
    const seen: string[] = [];

    const { slow } = await interleaved({ fast: player('fast', 7, seen), slow: player('slow', 3, seen) });

    expect(slow.map((turn) => turn !== undefined)).toEqual([false, false, true, false, true, false, true]);
    expect(seen.filter((name) => name === 'fast')).toHaveLength(7);
  });

  test.each([
    [7, 7],
    [3, 7],
    [1, 3],
    [0, 5],
  ])('play %d of %d rounds', (runs, rounds) => {
    const played = Array.from({ length: rounds }, (_, round) => playsIn(round, runs, rounds));

    expect(played.filter(Boolean)).toHaveLength(runs);
  });
});

describe('a ratio', () => {
  const rounds = (...cpuMs: (number | undefined)[]) =>
    cpuMs.map((value) => (value === undefined ? undefined : { cpuMs: value }));

  test('compares within a round, so that a slow one changes nothing', () => {
    expect(ratioOf(rounds(20, 60, 20), rounds(10, 30, 10))).toBe(2);
  });

  test('leaves out rounds that one of both sat out', () => {
    expect(ratioOf(rounds(undefined, 30, undefined), rounds(1, 10, 1))).toBe(3);
  });

  test('stands beside the median of those who played', () => {
    expect(cpuMsOf(rounds(undefined, 5, 7, 6))).toBe(6);
  });
});
