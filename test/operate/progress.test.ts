import { progressInWords, progressOf } from '../../operate/progress';
import { MemoryClock } from '../support/memory-clock';
import { memoryTerminal } from '../support/memory-terminal';

const NOW = new Date('2026-11-21T10:00:00Z');

describe('progress', () => {
  test.each([
    [
      { done: 12_300, total: 1_000_000 },
      { done: 12_300, ms: 2_460_000 },
      '12,300 of 1,000,000 photos (1 %), 5.0 a second, done in about 2 days, 2026-11-23 16:52 UTC',
    ],
    [
      { done: 900, total: 1000 },
      { done: 300, ms: 60_000 },
      '900 of 1,000 photos (90 %), 5.0 a second, done in about 20 seconds, 2026-11-21 10:00 UTC',
    ],
    [
      { done: 50, total: 20_000 },
      { done: 50, ms: 25_000 },
      '50 of 20,000 photos (0 %), 2.0 a second, done in about 3 hours, 2026-11-21 12:46 UTC',
    ],
    [
      { done: 1001, total: 1000 },
      { done: 1, ms: 1000 },
      '1,001 of 1,001 photos (100 %), 1.0 a second, done in about 0 seconds, 2026-11-21 10:00 UTC',
    ],
    [{ done: 900, total: 1000 }, { done: 0, ms: 10_000 }, '900 of 1,000 photos (90 %)'],
  ])('says how far it is, how fast, and when it is done', (advance, pace, words) => {
    expect(progressInWords(advance, pace, NOW)).toBe(words);
  });

  test('is said every ten seconds, by the pace of this run alone', async () => {
    const clock = new MemoryClock();
    const terminal = memoryTerminal();
    const say = progressOf(600, clock, terminal);

    for (const done of [700, 800, 900]) {
      await clock.sleep(6000);
      say({ done, total: 1000 });
    }

    expect(terminal.said).toEqual([expect.stringMatching(/^ {2}800 of 1,000 photos \(80 %\), 16\.7 a second/)]);
  });
});
