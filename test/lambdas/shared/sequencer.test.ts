import { isCovered, laterOf } from '../../../lambdas/shared/sequencer';

describe('sequencers', () => {
  test.each([
    ['the same', '0065FB', '0065FB', true],
    ['an earlier one', '0065FA', '0065FB', true],
    ['a later one', '0065FC', '0065FB', false],
    ['a shorter one, as if zeros followed', '9', '10', false],
    ['a longer one of the same beginning', '0065FB01', '0065FB', false],
    ['either case of letters', '0065fb', '0065FB', true],
    ['none, as tags have', undefined, '0065FB', false],
    ['one where none is stored', '0065FB', undefined, false],
  ])('%s', (_, incoming, stored, covered) => {
    expect(isCovered(incoming, stored)).toBe(covered);
  });

  test('of two the later is kept, and one is better than none', () => {
    expect(laterOf('01', '02')).toBe('02');
    expect(laterOf('02', '01')).toBe('02');
    expect(laterOf(undefined, '01')).toBe('01');
    expect(laterOf('01', undefined)).toBe('01');
    expect(laterOf(undefined, undefined)).toBeUndefined();
  });
});
