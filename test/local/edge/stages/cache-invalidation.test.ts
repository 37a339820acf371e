import { MemoryCache } from '../../../../local/edge/cache/memory-cache';
import { stopServed } from '../../../support/edge';
import { given, keeps } from '../../../support/edge-cache';

afterEach(stopServed);

describe('a cached response', () => {
  test('goes by an invalidation', async () => {
    const { get, store, seen } = await given(keeps('max-age=60'));
    await get('/i/abc/1.avif');

    store.invalidate(['/i/abc/*']);

    expect((await get('/i/abc/1.avif')).xCache).toBe('Miss from cloudfront');
    expect(seen).toHaveLength(2);
  });

  test('is none of what was asked for before an invalidation', async () => {
    const store = new MemoryCache();
    const { get, seen } = await given(
      (request, response) => {
        if (seen.length === 1) store.invalidate(['/a']);
        keeps('max-age=60')(request, response);
      },
      { store },
    );

    const results = [await get('/a'), await get('/a'), await get('/a')].map(({ xCache }) => xCache);

    expect(results).toEqual(['Miss from cloudfront', 'Miss from cloudfront', 'Hit from cloudfront']);
  });

  test('does not come back when the origin calls it right that was asked before an invalidation', async () => {
    const store = new MemoryCache();
    const { get, pass, seen } = await given(
      (request, response) => {
        if (seen.length === 2) store.invalidate(['/a']);
        keeps('max-age=60', '"v1"')(request, response);
      },
      { store },
    );
    await get('/a');
    pass(61);
    await get('/a');

    expect((await get('/a')).xCache).toBe('Miss from cloudfront');
  });

  test('does not come back when the origin fails after an invalidation', async () => {
    const store = new MemoryCache();
    let isDown = false;
    const { get, pass } = await given(
      (request, response) => {
        if (!isDown) return keeps('max-age=60')(request, response);
        store.invalidate(['/a']);
        return response.writeHead(500).end('down');
      },
      { store },
    );
    await get('/a');
    isDown = true;
    pass(61);
    await get('/a');

    expect((await get('/a')).status).toBe(500);
  });
});
