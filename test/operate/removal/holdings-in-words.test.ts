import { monthlyCost, wordsOf } from '../../../operate/removal/holdings-in-words';
import type { Holding } from '../../../operate/removal/inventory';

const bucket = (bytes: number): Holding => ({ kind: 'bucket', name: 'photos', objects: 1, versions: 1200, bytes });

describe('what a stage holds', () => {
  test('reads as one line a thing', () => {
    const holdings: Holding[] = [
      bucket(2.5e9),
      { kind: 'table', name: 'catalog', rows: 1, bytes: 100 },
      { kind: 'user pool', name: 'eu_1', users: 12 },
      { kind: 'key', name: 'k-1' },
      { kind: 'secret', name: 'signing' },
    ];

    expect(holdings.map(wordsOf)).toEqual([
      'bucket photos: 1 object, 1,200 versions in all, 2.5 GB',
      'table catalog: about 1 row',
      'user pool eu_1: about 12 users',
      'key k-1',
      'secret signing',
    ]);
  });

  test.each([
    [1, '1 kB'],
    [999_999, '1000 kB'],
    [1_234_567, '1.2 MB'],
  ])('weighs %i bytes as %s', (bytes, size) => {
    expect(wordsOf(bucket(bytes))).toContain(size);
  });

  test('costs what its storage and its keys cost', () => {
    expect(
      monthlyCost([bucket(100e9), { kind: 'key', name: 'k' }, { kind: 'user pool', name: 'u', users: 9 }]),
    ).toBeCloseTo(3.3);
    expect(monthlyCost([{ kind: 'secret', name: 's' }])).toBeCloseTo(0.4);
    expect(monthlyCost([{ kind: 'table', name: 't', rows: 1, bytes: 2e9 }])).toBeCloseTo(0.9);
  });
});
