import { changesBetween } from '../../gallery/src/changes';

const entries = (...texts: string[]) => texts.map((text) => ({ id: text.charAt(0), shows: text }));

describe('the changes between what is shown and what is wanted', () => {
  test('are none when both are the same', () => {
    expect(changesBetween(entries('a1', 'b1'), entries('a1', 'b1'))).toEqual({ gone: [], changed: [], added: [] });
  });

  test('name what is gone, what shows something else, and what is new', () => {
    const changes = changesBetween(entries('a1', 'b1', 'c1'), entries('d1', 'a1', 'b2'));

    expect(changes).toEqual({ gone: ['c'], changed: ['b'], added: ['d'] });
  });
});
