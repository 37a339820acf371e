import { MemoryCache } from '../../../../local/edge/cache/memory-cache';
import { apiBehaviour, behaviour, stopServed } from '../../../support/edge';
import { given, keeps } from '../../../support/edge-cache';

afterEach(stopServed);

describe('a cached response', () => {
  test('is a miss first, and a hit with its age then', async () => {
    const { get, pass, seen } = await given(keeps('max-age=60'));

    const first = await get('/a');
    pass(7);
    const second = await get('/a');

    expect(first).toMatchObject({ xCache: 'Miss from cloudfront', age: null, body: 'answer' });
    expect(second).toMatchObject({ xCache: 'Hit from cloudfront', age: '7', body: 'answer' });
    expect(seen).toHaveLength(1);
  });

  test('is asked about when it is stale, and served on when the origin says that it is still right', async () => {
    const { get, pass, seen } = await given(keeps('max-age=60', '"v1"'));
    await get('/a');
    pass(61);

    const again = await get('/a');
    const after = await get('/a');

    expect(seen[1]?.headers['if-none-match']).toBe('"v1"');
    expect(again).toMatchObject({ status: 200, body: 'answer', xCache: 'RefreshHit from cloudfront' });
    expect(after.xCache).toBe('Hit from cloudfront');
  });

  test('is fetched anew when the origin has another', async () => {
    let version = 1;
    const { get, pass } = await given((_, response) => {
      response.writeHead(200, { 'cache-control': 'max-age=60', etag: `"v${version}"` });
      response.end(`version ${version}`);
    });
    await get('/a');
    version = 2;
    pass(61);

    expect(await get('/a')).toMatchObject({ body: 'version 2', xCache: 'Miss from cloudfront' });
    expect(await get('/a')).toMatchObject({ body: 'version 2', xCache: 'Hit from cloudfront' });
  });

  test('answers 304 to a viewer who has it already, by tag or by date', async () => {
    const modified = 'Fri, 20 Nov 2026 10:00:00 GMT';
    const { get } = await given((_, response) => {
      response.writeHead(200, { etag: '"v1"', 'last-modified': modified }).end('answer');
    });

    const known = [
      await get('/a', { headers: { 'if-none-match': '"v1"' } }),
      await get('/a', { headers: { 'if-none-match': 'W/"v0", W/"v1"' } }),
      await get('/a', { headers: { 'if-modified-since': modified } }),
    ];
    const unknown = [
      await get('/a', { headers: { 'if-none-match': '"v0"' } }),
      await get('/a', { headers: { 'if-none-match': '"v0"', 'if-modified-since': modified } }),
      await get('/a', { headers: { 'if-modified-since': 'Thu, 19 Nov 2026 10:00:00 GMT' } }),
    ];

    expect(known.map(({ status, body }) => [status, body])).toEqual(Array(3).fill([304, '']));
    expect(known[1]?.headers.get('etag')).toBe('"v1"');
    expect(unknown.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('asks the origin its own way, not with the conditions of a viewer', async () => {
    const { get, seen } = await given(keeps('max-age=60', '"v1"'));

    await get('/a', { headers: { 'if-none-match': '"v1"' } });

    expect(seen[0]?.headers).not.toHaveProperty('if-none-match');
  });

  test('answers HEAD from the copy of the whole', async () => {
    const { get, seen } = await given(keeps('max-age=60'));
    await get('/a');

    expect(await get('/a', { method: 'HEAD' })).toMatchObject({ xCache: 'Hit from cloudfront', body: '' });
    expect(seen).toHaveLength(1);
  });

  test('outlives an origin that fails, unless the origin forbade it', async () => {
    let isDown = false;
    const { get, pass } = await given((request, response) => {
      if (isDown) return response.writeHead(500).end('down');
      const forbidden = request.url?.endsWith('forbidden') ? ', stale-if-error=0' : '';
      return response.writeHead(200, { 'cache-control': `max-age=60${forbidden}` }).end('answer');
    });
    await get('/a');
    await get('/forbidden');
    isDown = true;
    pass(61);

    expect(await get('/a')).toMatchObject({ status: 200, body: 'answer' });
    expect(await get('/forbidden')).toMatchObject({ status: 500, xCache: 'Error from cloudfront' });
  });

  test('goes when the origin says that there is none any more', async () => {
    let isGone = false;
    const { get, pass } = await given((_, response) =>
      isGone ? response.writeHead(403).end() : response.writeHead(200, { 'cache-control': 'max-age=60' }).end('answer'),
    );
    await get('/a');
    isGone = true;
    pass(61);

    expect((await get('/a')).status).toBe(403);
  });

  test('is none of a body that is larger than the cache takes, which passes whole', async () => {
    const { get, seen } = await given((_, response) => response.end('x'.repeat(200_000)), {
      store: new MemoryCache({ maxEntryBytes: 1000 }),
    });

    const bodies = [await get('/a'), await get('/a')].map(({ body, xCache }) => [body.length, xCache]);

    expect(bodies).toEqual(Array(2).fill([200_000, 'Miss from cloudfront']));
    expect(seen).toHaveLength(2);
  });
});

describe('what is not kept', () => {
  test('is an answer of the API', async () => {
    const { get, seen } = await given(keeps('max-age=60'));

    expect((await get('/api/a')).xCache).toBe('Miss from cloudfront');
    expect((await get('/api/a')).xCache).toBe('Miss from cloudfront');
    expect(seen).toHaveLength(2);
  });

  test('is the answer to a POST, even where GET is kept', async () => {
    const CacheBehaviors = [apiBehaviour({ CachePolicyId: behaviour('site').CachePolicyId })];
    const { get, seen } = await given(keeps('max-age=60'), { distribution: { CacheBehaviors } });

    for (const _ of [1, 2]) expect((await get('/api/a', { method: 'POST', body: 'x' })).xCache).toMatch(/^Miss/);
    for (const result of [/^Miss/, /^Hit/]) expect((await get('/api/a')).xCache).toMatch(result);
    expect(seen).toHaveLength(3);
  });

  test('is an OPTIONS unless the behaviour keeps it', async () => {
    const kept = (CachedMethods: string[]) => ({
      distribution: {
        DefaultCacheBehavior: behaviour('site', { AllowedMethods: ['GET', 'HEAD', 'OPTIONS'], CachedMethods }),
      },
    });
    const twice = async (methods: string[]) => {
      const { get } = await given(keeps('max-age=60'), kept(methods));
      await get('/a', { method: 'OPTIONS' });
      return (await get('/a', { method: 'OPTIONS' })).xCache;
    };

    expect(await twice(['GET', 'HEAD'])).toBe('Miss from cloudfront');
    expect(await twice(['GET', 'HEAD', 'OPTIONS'])).toBe('Hit from cloudfront');
  });
});

describe('an error', () => {
  test("is everybody's for ten seconds, also where nothing else is kept", async () => {
    const { get, pass, seen } = await given((_, response) => response.writeHead(404).end());
    await get('/api/a');
    await get('/api/a');
    pass(10);

    expect((await get('/api/a')).xCache).toBe('Error from cloudfront');
    expect(seen).toHaveLength(2);
  });

  test("is nobody else's when the template keeps it for no time", async () => {
    const CustomErrorResponses = [{ ErrorCode: 404, ErrorCachingMinTTL: 0 }];
    const { get, seen } = await given((_, response) => response.writeHead(404).end(), {
      distribution: { CustomErrorResponses },
    });
    await get('/api/a');
    await get('/api/a');

    expect(seen).toHaveLength(2);
  });
});
