import { isWorthRetrying, Refused, Unreachable } from '../../gallery/src/failures';

describe('an upload that failed', () => {
  test.each([
    ['a file that is too large', new Refused(413, 'too large'), false],
    ['an address that has run out', new Refused(403, 'expired'), true],
    ['a moment of too many requests', new Refused(429, 'slow down'), true],
    ['a server that failed', new Refused(503, 'unavailable'), true],
    ['a network that is gone', new Unreachable(), true],
  ])('is offered again when it may fare better: %s', (_, error, is) => {
    expect(isWorthRetrying(error)).toBe(is);
  });
});
