import type { Cognito, Tokens } from '../../gallery/src/cognito';
import { SessionEnded, SignInRefused, Unreachable } from '../../gallery/src/failures';
import { keepSession, ownerOf, sessionIn } from '../../gallery/src/session';

const HOUR_MS = 3_600_000;
const tokens = (idToken: string, refreshToken?: string): Tokens => ({ idToken, refreshToken, lastsSeconds: 3600 });

function memoryStore() {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
}

function given(cognitoDoes: Partial<Cognito> = {}) {
  const cognito: Cognito = {
    clientId: 'page',
    signIn: async () => tokens('first', 'refresh'),
    setPassword: async () => tokens('own', 'refresh'),
    renew: async () => tokens('second'),
    revoke: async () => {},
    ...cognitoDoes,
  };
  const store = memoryStore();
  const clock = { now: 0 };
  const open = () => keepSession({ cognito, store, now: () => clock.now });
  return { session: open(), open, store, clock };
}

describe('a session', () => {
  test('is there again after a reload', async () => {
    const { session, open } = given();

    await session.signIn('ann@example.com', 'secret');

    expect(open().current()).toMatchObject({ email: 'ann@example.com', idToken: 'first' });
  });

  test('of another stage is none', () => {
    const text = JSON.stringify({ clientId: 'other', idToken: 'first' });

    expect([sessionIn(text, 'page'), sessionIn('no json', 'page'), sessionIn(null, 'page')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is renewed once for all who ask in the last five minutes of its token, and keeps its refresh token', async () => {
    const renew = jest.fn(async () => tokens('second'));
    const { session, clock } = given({ renew });
    await session.signIn('ann@example.com', 'secret');
    expect(await session.token()).toBe('first');

    clock.now = HOUR_MS - 4 * 60_000;

    expect(await Promise.all([session.token(), session.token()])).toEqual(['second', 'second']);
    expect(renew).toHaveBeenCalledTimes(1);
    expect(session.current()?.refreshToken).toBe('refresh');
  });

  test('lasts as long as its token while nobody can be asked for another', async () => {
    const renew = jest.fn().mockRejectedValue(new Unreachable('offline'));
    const { session, clock } = given({ renew });
    await session.signIn('ann@example.com', 'secret');

    clock.now = HOUR_MS - 1;
    expect(await session.token()).toBe('first');

    clock.now = HOUR_MS;
    await expect(session.token()).rejects.toThrow(Unreachable);
    expect(session.current()).toBeDefined();
  });

  test('ends when its refresh token is refused', async () => {
    const renew = jest
      .fn()
      .mockRejectedValue(new SignInRefused('NotAuthorizedException', 'Refresh Token has been revoked'));
    const { session, store } = given({ renew });
    await session.signIn('ann@example.com', 'secret');

    await expect(session.renew()).rejects.toThrow(SessionEnded);

    expect([session.current(), store.items.size]).toEqual([undefined, 0]);
  });

  test('does not come back when somebody signs out while it is renewed', async () => {
    const { session, store } = given();
    await session.signIn('ann@example.com', 'secret');

    const renewal = session.renew();
    await session.signOut();

    await expect(renewal).rejects.toThrow(SessionEnded);
    expect([...store.items.keys()]).toEqual(['quayside.signed-out']);
  });

  test('has no refresh token of another person who was signed in before', async () => {
    const signIn = async (email: string) => tokens('first', email === 'ann@example.com' ? 'refresh' : undefined);
    const { session } = given({ signIn });
    await session.signIn('ann@example.com', 'secret');

    await session.signIn('bob@example.com', 'secret');

    expect(session.current()).toMatchObject({ email: 'bob@example.com', refreshToken: '' });
  });

  test('is forgotten when it ends, also while Cognito is out of reach, and nobody is signed in by itself', async () => {
    const { session, open } = given({ revoke: jest.fn().mockRejectedValue(new Unreachable('offline')) });
    await session.signIn('ann@example.com', 'secret');
    expect(session.hasLeft()).toBe(false);

    await session.signOut();

    expect([open().current(), open().hasLeft()]).toEqual([undefined, true]);
  });

  test("begins with a password of one's own when the first one was temporary", async () => {
    const wanted = { session: 'challenge', user: 'ann' };
    const { session } = given({ signIn: async () => wanted });

    expect(await session.signIn('ann@example.com', 'temporary')).toBe(wanted);
    expect(session.current()).toBeUndefined();
    await session.setPassword('ann@example.com', wanted, 'My-own-password-1');

    expect(await session.token()).toBe('own');
  });

  test('tells whose it is', () => {
    const claims = Buffer.from(JSON.stringify({ sub: 'ann-ÿ?>' })).toString('base64url');
    const session = { clientId: 'page', email: '', refreshToken: '', endsAt: 0, idToken: `head.${claims}.signature` };

    expect(ownerOf(session)).toMatch(/^ann-/);
  });
});
