import { type Entry, MemoryCache } from '../../../../local/edge/cache/memory-cache';
import { fieldsOf } from '../../../../local/edge/http';

const entry = (path: string, bytes = 0): Entry => ({
  status: 200,
  headers: fieldsOf({}),
  body: Buffer.alloc(bytes),
  madeBy: 'origin',
  path,
  storedAtMs: 0,
  freshUntilMs: 0,
});

function given(paths: readonly string[]): MemoryCache {
  const cache = new MemoryCache();
  for (const path of paths) cache.set(path, entry(path));
  return cache;
}

describe('the cache', () => {
  // the examples of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html
  test.each([
    ['/images/image1.jpg', ['/images/image1.jpg']],
    ['/images/image*', ['/images/image1.jpg', '/images/image2.gif', '/images/image1.jpg?parameter1=a']],
    ['/images/image1.jpg*', ['/images/image1.jpg', '/images/image1.jpg?parameter1=a']],
    ['/images/image1.jpg?parameter1=a', ['/images/image1.jpg?parameter1=a']],
    [
      '/images/*',
      ['/images/image1.jpg', '/images/image2.gif', '/images/image1.jpg?parameter1=a', '/images/deep/x.jpg'],
    ],
    ['/IMAGES/*', []],
    ['/*/x.jpg', []],
  ])('drops what the invalidation %s names', (pattern, dropped) => {
    const all = [
      '/images/image1.jpg',
      '/images/image2.gif',
      '/images/image1.jpg?parameter1=a',
      '/images/deep/x.jpg',
      '/old/images/image1.jpg',
      '/logo',
    ];
    const cache = given(all);

    cache.invalidate([pattern]);

    expect(all.filter((path) => cache.get(path) === undefined).sort()).toEqual([...dropped].sort());
  });

  test('drops all for /*', () => {
    const cache = given(['/a', '/b/c']);

    cache.invalidate(['/*']);

    expect([cache.get('/a'), cache.get('/b/c')]).toEqual([undefined, undefined]);
  });

  test('forgets what was not asked for the longest when it is full', () => {
    const cache = new MemoryCache({ maxBytes: 10_000 });
    for (const path of ['/a', '/b']) cache.set(path, entry(path, 3000));
    cache.get('/a');

    cache.set('/c', entry('/c', 3000));

    expect(['/a', '/b', '/c'].map((path) => cache.get(path) !== undefined)).toEqual([true, false, true]);
  });

  test('counts an entry once that is stored again', () => {
    const cache = new MemoryCache({ maxBytes: 10_000 });
    cache.set('/a', entry('/a', 3000));

    for (let times = 0; times < 5; times += 1) cache.set('/b', entry('/b', 3000));

    expect(cache.get('/a')).toBeDefined();
  });
});
