import { apiOf } from '../../gallery/src/api';
import { SessionEnded, Unreachable } from '../../gallery/src/failures';

type Answer = { readonly status: number; readonly body?: unknown };

/** An API that gives these answers, one after another. */
function given(...answers: readonly Answer[]) {
  const sent: Array<{ readonly path: unknown; readonly token: unknown }> = [];
  const left = [...answers];
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (path, init) => {
    sent.push({ path, token: new Headers(init?.headers).get('authorization') });
    const { status, body } = left.shift() ?? { status: 500 };
    return new Response(status === 204 ? null : JSON.stringify(body ?? {}), { status });
  });
  const session = { token: async () => 'old', renew: async () => 'new' };
  return { api: apiOf(session), sent };
}

afterEach(() => jest.restoreAllMocks());

describe('the API', () => {
  test('is asked again with a new token when it takes the old one no more', async () => {
    const { api, sent } = given({ status: 401 }, { status: 200, body: { assets: [] } });

    expect(await api.newest('2026~a')).toEqual({ assets: [] });

    expect(sent).toEqual([
      { path: '/api/v1/assets?cursor=2026~a', token: 'Bearer old' },
      { path: '/api/v1/assets?cursor=2026~a', token: 'Bearer new' },
    ]);
  });

  test('ends the session when it takes no token at all', async () => {
    const { api } = given({ status: 401 }, { status: 401 });

    await expect(api.newest()).rejects.toThrow(SessionEnded);
  });

  test.each([204, 404])('has deleted what is gone: %d', async (status) => {
    await expect(given({ status }).api.remove('a')).resolves.toBeUndefined();
  });

  test('refuses in its own words', async () => {
    const { api } = given({ status: 413, body: { message: 'too large' } });

    await expect(api.remove('a')).rejects.toMatchObject({ name: 'Refused', status: 413, message: 'too large' });
  });

  test('is out of reach when nothing answers', async () => {
    const { api } = given();
    jest.spyOn(globalThis, 'fetch').mockRejectedValue(new TypeError('Failed to fetch'));

    await expect(api.newest()).rejects.toThrow(Unreachable);
  });
});
