import { isAnyExpected, pauseMs } from '../../gallery/src/pace';
import { assetView } from '../support/assets';

const SECOND_MS = 1_000;
const waiting = assetView('a', 0);
const since = Date.parse(waiting.modifiedAt);

describe('the catalog is asked', () => {
  test('more than once a second while a picture is expected', () => {
    expect(pauseMs(true, 3600 * SECOND_MS)).toBeLessThan(SECOND_MS);
  });

  test('less often the longer nothing has changed, and never less than three times a minute', () => {
    const pauses = [0, 60, 120, 300, 3600].map((seconds) => pauseMs(false, seconds * SECOND_MS) / SECOND_MS);

    expect(pauses).toEqual([2.5, 3, 6, 15, 20]);
  });

  test('in hope of a picture for two minutes', () => {
    const refused = assetView('b', 0, { state: 'refused', reason: 'empty', detail: '' });

    expect(isAnyExpected([waiting], since + 119 * SECOND_MS)).toBe(true);
    expect(isAnyExpected([waiting], since + 120 * SECOND_MS)).toBe(false);
    expect(isAnyExpected([refused], since)).toBe(false);
  });
});
