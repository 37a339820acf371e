import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  apiBehaviour,
  ask,
  behaviour,
  edgeStack,
  FUNCTION_ORIGIN,
  groupOf,
  servedEdge,
  stopServed,
} from '../../../support/edge';

afterEach(stopServed);

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
const saying =
  (status: number, body = `said ${status}`, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

const silent: Answer = () => {};
const broken: Answer = (response) => response.destroy();

const QUERY = {
  Type: 'AWS::CloudFront::CachePolicy',
  Properties: {
    CachePolicyConfig: {
      Name: 'by signature',
      MinTTL: 0,
      DefaultTTL: 60,
      MaxTTL: 600,
      ParametersInCacheKeyAndForwardedToOrigin: {
        EnableAcceptEncodingGzip: true,
        CookiesConfig: { CookieBehavior: 'none' },
        HeadersConfig: { HeaderBehavior: 'none' },
        QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['s'] },
      },
    },
  },
};

/** A bucket and the function that stands in for it. */
async function given({ bucket, maker = saying(200, 'made'), statuses = [403, 404], ...more }: Given) {
  let now = Date.parse('2026-11-21T10:00:00Z');
  const stack = edgeStack(
    {
      CacheBehaviors: [apiBehaviour({ TargetOriginId: 'group' })],
      DefaultCacheBehavior: behaviour('group', { CachePolicyId: { Ref: 'Policy' } }),
      CustomErrorResponses: [403, 404, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
      Origins: [
        {
          Id: 'site',
          DomainName: 'our-site.s3.us-east-1.amazonaws.com',
          OriginAccessControlId: 'oac',
          S3OriginConfig: { OriginReadTimeout: 1 },
        },
        { ...FUNCTION_ORIGIN, CustomOriginConfig: { OriginReadTimeout: 1 } },
      ],
      OriginGroups: groupOf(['site', 'maker'], statuses),
    },
    { Policy: QUERY },
  );
  const edge = await servedEdge(stack, {
    answer: (request, response) => (request.url?.startsWith('/our-site/') ? bucket : maker)(response, request),
    functions: ['url1'],
    grants: { mayRead: () => true, mayList: true },
    nowMs: () => now,
    ...more,
  });
  const get = async (path: string, init: RequestInit = {}) => {
    const answer = await ask(`${edge.address}${path}`, init);
    return { status: answer.status, body: await answer.text(), xCache: answer.headers.get('x-cache') };
  };
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  /** Who was asked, in their order. */
  const asked = () => edge.seen.map(({ url }) => (url?.startsWith('/our-site/') ? 'bucket' : 'maker'));
  return { ...edge, get, pass, asked };
}

type Given = {
  readonly bucket: Answer;
  readonly maker?: Answer;
  readonly statuses?: readonly number[];
  readonly functions?: readonly string[];
};

describe('a request to an origin group', () => {
  test('goes to the first origin alone when that has an answer', async () => {
    const { get, asked } = await given({ bucket: saying(200) });

    expect(await get('/a')).toMatchObject({ status: 200, body: 'said 200' });
    expect(asked()).toEqual(['bucket']);
  });

  test.each([403, 404])('goes to the second one when the first says %i, which is listed', async (status) => {
    const { get, asked } = await given({ bucket: saying(status) });

    expect(await get('/a')).toMatchObject({ status: 200, body: 'made' });
    expect(asked()).toEqual(['bucket', 'maker']);
  });

  test.each([302, 400, 416, 500, 503])('ends with %i, which is not listed', async (status) => {
    const { get, asked } = await given({ bucket: saying(status) });

    expect((await get('/a')).status).toBe(status);
    expect(asked()).toEqual(['bucket']);
  });

  test('tells the second one the same: method, path, and what the policies name', async () => {
    const { get, seen } = await given({ bucket: saying(404) });

    await get('/i/a/e/480.avif?s=abc&response-content-type=text/html&x=1', { headers: { cookie: 'mine' } });

    expect(seen.map(({ method, url }) => [method, url])).toEqual([
      ['GET', '/our-site/i/a/e/480.avif?s=abc'],
      ['GET', '/_aws/lambda-url/url1/i/a/e/480.avif?s=abc'],
    ]);
    expect(seen[1]?.headers).not.toHaveProperty('cookie');
  });

  test.each(['GET', 'HEAD', 'OPTIONS'])('goes on for %s', async (method) => {
    const { get, asked } = await given({ bucket: saying(404) });

    expect((await get('/api/a', { method })).status).toBe(200);
    expect(asked()).toEqual(['bucket', 'maker']);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'])('ends with the first origin for %s', async (method) => {
    const { get, asked } = await given({ bucket: saying(404) });

    expect((await get('/api/a', { method })).status).toBe(404);
    expect(asked()).toEqual(['bucket']);
  });

  test.each([
    [200, 'made'],
    [404, 'no such photo'],
    [503, 'later'],
  ])("is answered with the second one's %i, whatever that is", async (status, body) => {
    const { get } = await given({ bucket: saying(403), maker: saying(status, body) });

    expect(await get('/a')).toMatchObject({ status, body });
  });

  test('takes no connection for 503, and no answer in time for 504', async () => {
    const to = async (bucket: Answer, statuses: readonly number[]) =>
      (await (await given({ bucket, statuses })).get('/a')).status;

    expect(await to(broken, [503])).toBe(200);
    expect(await to(broken, [502, 504])).toBe(502);
    expect(await to(silent, [504])).toBe(200);
    expect(await to(silent, [502, 503])).toBe(504);
  });

  test('fails as the second one does when both fail', async () => {
    const withMaker = async (maker: Answer) => (await (await given({ bucket: saying(404), maker })).get('/a')).status;

    expect(await withMaker(broken)).toBe(502);
    expect(await withMaker(silent)).toBe(504);
  });
});

describe('what the second origin answers', () => {
  test('is kept for as long as that says, and then the first one is asked again', async () => {
    const { get, pass, asked } = await given({
      bucket: saying(404),
      maker: saying(200, 'made', { 'cache-control': 'max-age=60' }),
    });

    const first = await get('/a');
    const second = await get('/a');
    pass(61);
    await get('/a');

    expect([first.xCache, second.xCache]).toEqual(['Miss from cloudfront', 'Hit from cloudfront']);
    expect(asked()).toEqual(['bucket', 'maker', 'bucket', 'maker']);
  });

  test('gives way to what the first one has by then', async () => {
    let isThere = false;
    const { get, pass } = await given({
      bucket: (response, request) => saying(isThere ? 200 : 404, 'kept')(response, request),
      maker: saying(200, 'made', { 'cache-control': 'max-age=60' }),
    });
    await get('/a');
    isThere = true;
    pass(61);

    expect((await get('/a')).body).toBe('kept');
  });

  test('is kept apart by what the cache key has of the query, and by nothing else of it', async () => {
    const { get } = await given({ bucket: saying(404) });
    await get('/a?s=1');

    expect((await get('/a?s=1&x=2')).xCache).toBe('Hit from cloudfront');
    expect((await get('/a?s=2')).xCache).toBe('Miss from cloudfront');
    expect((await get('/a')).xCache).toBe('Miss from cloudfront');
  });

  test('is not kept when it is a refusal that the template keeps for no time', async () => {
    const { get, asked } = await given({ bucket: saying(403), maker: saying(404) });

    await get('/a');
    await get('/a');

    expect(asked()).toEqual(['bucket', 'maker', 'bucket', 'maker']);
  });
});

describe('a function behind the edge server', () => {
  test("is called with CloudFront's signature, whatever the viewer sends under that name", async () => {
    const { get, seen } = await given({ bucket: saying(404) });

    await get('/api/a', { headers: { authorization: 'Bearer mine' } });

    expect(seen[1]?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 /);
  });

  test("is not called when its policy does not let CloudFront, and the viewer gets Lambda's 403", async () => {
    const { get, asked } = await given({ bucket: saying(404), functions: [] });

    expect(await get('/a')).toMatchObject({ status: 403, body: '{"Message":"Forbidden"}' });
    expect(asked()).toEqual(['bucket']);
  });
});
