import { behaviour, stopServed } from '../../../support/edge';
import { given, keeps } from '../../../support/edge-cache';

afterEach(stopServed);

const ownPolicy = (parameters: object) => ({
  distribution: { DefaultCacheBehavior: behaviour('site', { CachePolicyId: { Ref: 'Policy' } }) },
  resources: {
    Policy: {
      Type: 'AWS::CloudFront::CachePolicy',
      Properties: {
        CachePolicyConfig: {
          Name: 'own',
          MinTTL: 0,
          DefaultTTL: 60,
          MaxTTL: 600,
          ParametersInCacheKeyAndForwardedToOrigin: {
            EnableAcceptEncodingGzip: false,
            CookiesConfig: { CookieBehavior: 'none' },
            HeadersConfig: { HeaderBehavior: 'none' },
            QueryStringsConfig: { QueryStringBehavior: 'none' },
            ...parameters,
          },
        },
      },
    },
  },
});

describe('the cache key', () => {
  type Asked = readonly [path: string, headers?: Record<string, string>];
  const hits = async (parameters: object, [first, second]: readonly Asked[]) => {
    const { get, seen } = await given(keeps('max-age=60'), ownPolicy(parameters));
    await get(first?.[0] ?? '', { headers: first?.[1] });
    const again = second && (await get(second[0], { headers: second[1] }));
    return { hit: again?.xCache === 'Hit from cloudfront', told: seen[0] };
  };
  const query = (QueryStringBehavior: string, QueryStrings?: string[]) => ({
    QueryStringsConfig: { QueryStringBehavior, QueryStrings },
  });
  const headers = { HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['X-Lang'] } };
  const cookies = { CookiesConfig: { CookieBehavior: 'allExcept', Cookies: ['session'] } };

  test.each<[string, object, readonly Asked[], boolean]>([
    ['no query', query('none'), [['/a?x=1'], ['/a?x=2']], true],
    ['all of it', query('all'), [['/a?x=1'], ['/a?x=2']], false],
    ['a named part', query('whitelist', ['v']), [['/a?v=1&x=1'], ['/a?v=1&x=2']], true],
    ['a named part that differs', query('whitelist', ['v']), [['/a?v=1'], ['/a?v=2']], false],
    ['all but a named part', query('allExcept', ['v']), [['/a?v=1&x=1'], ['/a?v=2&x=1']], true],
    [
      'a named header',
      headers,
      [
        ['/a', { 'x-lang': 'de' }],
        ['/a', { 'x-lang': 'fr' }],
      ],
      false,
    ],
    [
      'no other header',
      headers,
      [
        ['/a', { 'x-other': 'de' }],
        ['/a', { 'x-other': 'fr' }],
      ],
      true,
    ],
    [
      'no cookie but others',
      cookies,
      [
        ['/a', { cookie: 'session=1; b=1' }],
        ['/a', { cookie: 'session=2; b=1' }],
      ],
      true,
    ],
    [
      'those other cookies',
      cookies,
      [
        ['/a', { cookie: 'session=1; b=1' }],
        ['/a', { cookie: 'session=1; b=2' }],
      ],
      false,
    ],
  ])('has %s', async (_, parameters, asked, isHit) => {
    expect((await hits(parameters, asked)).hit).toBe(isHit);
  });

  test('is what the origin is told, and no more', async () => {
    const { told } = await hits({ ...query('whitelist', ['v']), ...headers, ...cookies }, [
      ['/a?v=1&x=1', { 'x-lang': 'de', 'x-other': '1', cookie: 'session=1; b=1' }],
    ]);

    expect(told).toMatchObject({ url: '/our-site/a?v=1', headers: { 'x-lang': 'de', cookie: 'b=1' } });
    expect(told?.headers).not.toHaveProperty('x-other');
  });

  test.each([
    ['HeaderBehavior', { HeadersConfig: { HeaderBehavior: 'newest' } }, 'newest of cache policy Policy'],
    [
      'a header that only CloudFront knows',
      { HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['CloudFront-Viewer-Country'] } },
      'CloudFront-Viewer-Country of cache policy Policy',
    ],
    ['another parameter', { BodyConfig: {} }, 'BodyConfig of cache policy Policy'],
  ])('of an unknown kind is refused by name: %s', async (_, parameters, message) => {
    await expect(given(keeps('max-age=60'), ownPolicy(parameters))).rejects.toThrow(message);
  });
});
