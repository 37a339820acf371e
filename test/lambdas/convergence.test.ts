import fc from 'fast-check';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

import { faultsAfter } from '../support/convergence/faults-after';
import { histories } from '../support/convergence/history';

/**
 * The first promise of the design: any history of changes, its events late, doubled and shuffled, its handlers interleaved at every
 * await and killed anywhere, ends with catalog = bucket and renditions = originals, and what is gone has left the CDN too. Meanwhile
 * visitors have variants made of any edition that ever was, and are killed anywhere as well; variants of the current edition alone may stay.
 */
describe('any history of one object', () => {
  test('ends with the catalog and the renditions as the bucket is', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 1000 });
  });

  test('ends so too where all events carry the same sequencer, as those of LocalStack do', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler, { sequencersRise: false })).toEqual([]);
    });
    await fc.assert(property, { numRuns: 1000 });
  });

  test('would not, if nobody looked again when all who were late have ended: the property notices', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler, { looksAgain: false })).toEqual([]);
    });
    const { failed } = await fc.check(property, { numRuns: 1000 });

    expect(failed).toBe(true);
  });

  test('would not, if writes did not compare what was seen: the property notices', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler, { comparesRevs: false })).toEqual([]);
    });
    const { failed } = await fc.check(property, { numRuns: 1000 });

    expect(failed).toBe(true);
  });
});
