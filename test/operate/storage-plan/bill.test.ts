import fc from 'fast-check';
import { billOf, ITEMS, totalOf } from '../../../operate/storage-plan/bill';
import { aGroup, aRule, groups, rules } from '../../support/storage-mix';

const MONTHS = 12;
const total = (...of: Parameters<typeof billOf>) => totalOf(billOf(...of));
/** Sums of many small numbers differ in their last digits. */
const LEAST = 1e-9;

describe('a bill', () => {
  test('of what stays in Standard is its bytes and its reads', () => {
    const bill = billOf(aGroup({ objects: 1024, meanKiB: 1024 * 10, readsAMonth: 2 }), {}, MONTHS);

    expect(totalOf(bill, ['storage'])).toBeCloseTo(10 * 0.023 * 12, 10);
    expect(totalOf(bill, ['reads'])).toBeCloseTo(1024 * 2 * 0.0000004 * 12, 10);
    expect(totalOf(bill, ['moves', 'watching', 'early ends'])).toBe(0);
  });

  test('of a move is paid once an object, in the month in which it happens', () => {
    const bill = billOf(aGroup({ addedAMonth: 100 }), aRule({ coldAfterDays: 30 }), MONTHS);

    // those of today in the second month, and of each month in the next: those of the last are not old enough
    expect(bill.map(({ moves }) => Math.round(moves / 0.00001))).toEqual([0, 1100, ...Array(10).fill(100)]);
  });

  test('says what is billed although it left', () => {
    const rule = aRule({ coldAfterDays: 30, archiveAfterDays: 60 });
    const bill = billOf(aGroup({ ageDays: 40, objects: 1024 }), rule, MONTHS);

    expect(totalOf(bill, ['early ends'])).toBeCloseTo((10 / 30) * 0.0125, 10);
  });

  test('follows a price that changes within a month', () => {
    const tiering = aRule({ coldAfterDays: 10, coldClass: 'intelligent-tiering' });
    const { 1: second } = billOf(aGroup({ objects: 1024 }), tiering, 2);

    // ten more days of thirty since its last read, then twenty in the tier below
    expect(second?.storage).toBeCloseTo((10 * 0.023 + 20 * 0.0125) / 30, 10);
  });

  test('adds up what is added', () => {
    const bill = billOf(aGroup({ objects: 0, addedAMonth: 1024 }), {}, 3);

    expect(bill.map(({ storage }) => storage)).toEqual([1, 2, 3].map((gb) => expect.closeTo(gb * 0.023, 10)));
  });

  test('has no item below nothing, and each of its months is a part of it', () => {
    fc.assert(
      fc.property(groups, rules, (group, rule) => {
        const bill = billOf(group, rule, MONTHS);

        for (const month of bill) for (const item of ITEMS) expect(month[item]).toBeGreaterThanOrEqual(0);
        expect(bill).toHaveLength(MONTHS);
        expect(bill.reduce((sum, month) => sum + totalOf([month]), 0)).toBeCloseTo(totalOf(bill), 6);
      }),
      { numRuns: 50 },
    );
  });

  test('is never less for larger objects that S3 treats alike', () => {
    const [small, large] = [
      fc.double({ min: 0, max: 127.9, noNaN: true }),
      fc.double({ min: 128, max: 1e6, noNaN: true }),
    ];
    const sizes = fc.oneof(fc.tuple(small, small), fc.tuple(large, large));
    fc.assert(
      fc.property(groups, rules, sizes, (group, rule, pair) => {
        const [less = 0, more = 0] = [...pair].sort((one, other) => one - other);
        const [of, ofMore] = [less, more].map((meanKiB) => total({ ...group, meanKiB }, rule, MONTHS));

        expect(ofMore).toBeGreaterThanOrEqual((of ?? 0) * (1 - LEAST));
      }),
      { numRuns: 50 },
    );
  });

  test('is never less for more reads', () => {
    fc.assert(
      fc.property(groups, rules, fc.double({ min: 0, max: 5, noNaN: true }), (group, rule, more) => {
        const often = { ...group, readsAMonth: group.readsAMonth + more };

        expect(total(often, rule, MONTHS)).toBeGreaterThanOrEqual(total(group, rule, MONTHS) * (1 - LEAST));
      }),
      { numRuns: 50 },
    );
  });

  test('is twice as much for twice as many', () => {
    fc.assert(
      fc.property(groups, rules, (group, rule) => {
        const twice = { ...group, objects: 2 * group.objects, addedAMonth: 2 * group.addedAMonth };
        const [once, both] = [total(group, rule, MONTHS), total(twice, rule, MONTHS)];

        expect(Math.abs(both - 2 * once)).toBeLessThanOrEqual(both * LEAST);
      }),
      { numRuns: 50 },
    );
  });
});
