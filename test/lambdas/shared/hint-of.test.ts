import { hintOf } from '../../../lambdas/shared/hint-of';
import { aHint } from '../../support/hints';

describe("the hint in a consumer's message", () => {
  test('is what was sent', () => {
    expect(hintOf(JSON.stringify(aHint()), 'originals')).toEqual(aHint());
  });

  test.each([
    ['unreadable-message', 'cat.jpg'],
    ['unreadable-message', JSON.stringify({ ...aHint(), kind: 'guessed' })],
    ['foreign-bucket', JSON.stringify(aHint({ bucket: 'renditions' }))],
  ])('is refused for good: %s', (reason, body) => {
    expect(() => hintOf(body, 'originals')).toThrow(expect.objectContaining({ name: 'PermanentError', reason }));
  });
});
