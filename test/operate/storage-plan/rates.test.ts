import { keepingAMonth, movingOf, readingAMonth, watchingAMonth } from '../../../operate/storage-plan/rates';

const GIB = { meanKiB: 1024 ** 2, readsAMonth: 0 };
const of = (meanKiB: number, readsAMonth = 0) => ({ meanKiB, readsAMonth });

describe('what a month of one object costs', () => {
  test.each([
    ['standard', 0.023],
    ['standard-ia', 0.0125],
    ['one-zone-ia', 0.01],
    ['glacier-ir', 0.004],
  ] as const)('of a GB in %s: $%d', (into, dollars) => {
    expect(keepingAMonth(into, 0, GIB)).toBeCloseTo(dollars, 12);
  });

  test.each([
    ['glacier', 0.0036],
    ['deep-archive', 0.00099],
  ] as const)('in %s with 32 KB of its own beside it, and 8 KB in Standard', (into, price) => {
    expect(keepingAMonth(into, 0, of(0))).toBeCloseTo((32 * price + 8 * 0.023) / 1024 ** 2, 15);
    expect(keepingAMonth(into, 0, GIB)).toBeCloseTo(price + (32 * price + 8 * 0.023) / 1024 ** 2, 12);
  });

  test.each(['standard-ia', 'one-zone-ia', 'glacier-ir'] as const)('in %s is that of 128 KB at least', (into) => {
    expect(keepingAMonth(into, 0, of(1))).toBe(keepingAMonth(into, 0, of(128)));
    expect(keepingAMonth(into, 0, of(129))).toBeGreaterThan(keepingAMonth(into, 0, of(128)));
  });

  test('in Intelligent-Tiering sinks as nobody reads it', () => {
    const onDay = (day: number, readsAMonth: number) =>
      keepingAMonth('intelligent-tiering', day, { ...GIB, readsAMonth });

    expect([0, 29, 30, 89, 90, 1000].map((day) => onDay(day, 0))).toEqual([0.023, 0.023, 0.0125, 0.0125, 0.004, 0.004]);
    // read once a month, a share of 1/e has been left alone for thirty days
    expect(onDay(30, 1)).toBeCloseTo(0.023 - (0.023 - 0.0125) / Math.E, 12);
    expect(onDay(90, 100)).toBeCloseTo(0.023, 12);
  });

  test('in its archive tiers is that of an archive, from the day on that the rule says', () => {
    const tiers = { ...GIB, archiveAccessAfterDays: 90, deepArchiveAccessAfterDays: 180 };
    const beside = (price: number) => (32 * price + 8 * 0.023) / 1024 ** 2;

    expect(keepingAMonth('intelligent-tiering', 100, tiers)).toBeCloseTo(0.0036 + beside(0.0036), 12);
    expect(keepingAMonth('intelligent-tiering', 180, tiers)).toBeCloseTo(0.00099 + beside(0.00099), 12);
  });

  test('is watched for a price where it may sink, and neither below 128 KB', () => {
    expect(watchingAMonth('intelligent-tiering', of(128))).toBe(0.0000025);
    expect(watchingAMonth('intelligent-tiering', of(127))).toBe(0);
    expect(watchingAMonth('glacier-ir', of(128))).toBe(0);
    expect(keepingAMonth('intelligent-tiering', 1000, of(127))).toBeCloseTo((127 * 0.023) / 1024 ** 2, 15);
  });

  test.each([
    ['standard', 0.0000004],
    ['standard-ia', 0.000001 + 0.01],
    ['glacier-ir', 0.00001 + 0.03],
    // by a restore of the standard tier, with a week of a copy in Standard
    ['glacier', 0.0000004 + 0.00005 + 0.01 + (7 / 30) * 0.023],
    ['deep-archive', 0.0000004 + 0.0001 + 0.02 + (7 / 30) * 0.023],
  ] as const)('takes for a read of a GB from %s: $%d', (into, dollars) => {
    expect(readingAMonth(into, { ...GIB, readsAMonth: 1 })).toBeCloseTo(dollars, 12);
    expect(readingAMonth(into, GIB)).toBe(0);
  });

  test.each([
    ['standard', 0],
    ['intelligent-tiering', 0.01],
    ['standard-ia', 0.01],
    ['glacier-ir', 0.02],
    ['glacier', 0.03],
    ['deep-archive', 0.05],
  ] as const)('takes for a thousand moves into %s: $%d', (into, dollars) => {
    expect(1000 * movingOf(into)).toBeCloseTo(dollars, 12);
  });
});
