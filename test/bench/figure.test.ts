import { geometricMean, lineOf, median, rowOf } from '../../bench/figure';

describe('a figure', () => {
  test.each([
    [{ atMost: 1.08 }, 1.08, true],
    [{ atMost: 1.08 }, 1.09, false],
    [{ atLeast: 16 }, 16, true],
    [{ atLeast: 16 }, 15.9, false],
  ])('reaches %j with %d: %s', (reach, value, ok) => {
    const line = JSON.parse(lineOf({ name: 'plan', value, unit: '×', reach }));

    expect(line.ok).toBe(ok);
  });

  test('that reaches for nothing is neither reached nor missed in a table', () => {
    expect(rowOf({ name: 'init', value: 90, unit: 'ms' })).toEqual({
      figure: 'init',
      value: '90 ms',
      reach: '',
      ok: '',
      how: '',
    });
  });
});

describe('of several runs', () => {
  test('one that was disturbed does not move the median', () => {
    expect(median([3, 900, 1, 2, 4])).toBe(3);
  });

  test('twice and half as much are one on average', () => {
    expect(geometricMean([2, 0.5])).toBeCloseTo(1);
  });
});
