import fc from 'fast-check';
import { type Place, priceOf, priceOfKeeping, TIERS, timeOf } from '../../../operate/restore/retrieval';

const PLACES: readonly Place[] = ['glacier', 'deep-archive', 'archive-access', 'deep-archive-access'];
const GB = 1024 ** 3;

describe('what restoring takes', () => {
  test.each([
    ['glacier', 'expedited', 0.01 + 0.03],
    ['glacier', 'standard', 0.00005 + 0.01],
    ['glacier', 'bulk', 0],
    ['deep-archive', 'standard', 0.0001 + 0.02],
    ['deep-archive', 'bulk', 0.000025 + 0.0025],
  ] as const)('of one GB from %s, %s: the request, the bytes and a month of a copy', (place, tier, dollars) => {
    expect(priceOf(place, GB, { tier, days: 30 })).toBeCloseTo(dollars + 0.023, 10);
  });

  test('is the request and the days alone for a copy that is there', () => {
    expect(priceOfKeeping('glacier', GB, { tier: 'standard', days: 30 })).toBeCloseTo(0.00005 + 0.023, 10);
  });

  test('is nothing for the days where no copy is made', () => {
    expect(priceOf('archive-access', GB, { tier: 'bulk', days: 30 })).toBe(0);
  });

  test('is said for every tier that has a price, and for no other', () => {
    for (const place of PLACES) {
      const timed = TIERS.filter((tier) => timeOf(place, tier) !== undefined);
      expect(timed).toEqual(place.startsWith('deep') ? ['standard', 'bulk'] : ['expedited', 'standard', 'bulk']);
    }
  });

  test('is never less for more bytes or more days, and never below nothing', () => {
    const wish = fc.record({ place: fc.constantFrom(...PLACES), tier: fc.constantFrom(...TIERS) });
    fc.assert(
      fc.property(wish, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 365 }), ({ place, tier }, bytes, more, days) => {
        const price = priceOf(place, bytes, { tier, days });

        expect(price).toBeGreaterThanOrEqual(0);
        expect(priceOf(place, bytes + more, { tier, days })).toBeGreaterThanOrEqual(price);
        expect(priceOf(place, bytes, { tier, days: days + 1 })).toBeGreaterThanOrEqual(price);
      }),
    );
  });
});
