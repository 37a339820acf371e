import { edgeOf } from '../../../../local/edge/distribution';
import { ask, behaviour, edgeStack, servedEdge, stopServed } from '../../../support/edge';

// the rules of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
const stackWith = (ResponseHeadersPolicyConfig: object) =>
  edgeStack(
    {
      DefaultCacheBehavior: behaviour('site', {
        ResponseHeadersPolicyId: { Ref: 'Policy' },
        AllowedMethods: ['GET', 'HEAD', 'OPTIONS'],
      }),
    },
    {
      Policy: {
        Type: 'AWS::CloudFront::ResponseHeadersPolicy',
        Properties: { ResponseHeadersPolicyConfig: { Name: 'policy', ...ResponseHeadersPolicyConfig } },
      },
    },
  );

afterEach(stopServed);

async function answered(
  policy: object,
  { origin = {}, status = 200, ...init }: RequestInit & { origin?: Record<string, string>; status?: number } = {},
): Promise<Headers> {
  const edge = await servedEdge(stackWith(policy), {
    answer: (_, response) => response.writeHead(status, origin).end('answer'),
  });
  return (await ask(`${edge.address}/page`, init)).headers;
}

const custom = (Header: string, Value: string, Override: boolean) => ({
  CustomHeadersConfig: { Items: [{ Header, Value, Override }] },
});

describe('a response headers policy', () => {
  test('adds every security header as the template has it', async () => {
    const headers = await answered({
      SecurityHeadersConfig: {
        ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'", Override: true },
        ContentTypeOptions: { Override: true },
        FrameOptions: { FrameOption: 'DENY', Override: true },
        ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
        StrictTransportSecurity: {
          AccessControlMaxAgeSec: 63072000,
          IncludeSubdomains: true,
          Preload: true,
          Override: true,
        },
        XSSProtection: { Protection: true, ModeBlock: true, Override: true },
      },
    });

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'same-origin',
      'strict-transport-security': 'max-age=63072000; includeSubDomains; preload',
      'x-xss-protection': '1; mode=block',
    });
  });

  test.each([
    ["the origin's stays", false, { 'x-who': 'origin' }, 'origin'],
    ["the policy's takes its place", true, { 'x-who': 'origin' }, 'policy'],
    ["the policy's fills the gap", false, {}, 'policy'],
  ])('%s when override is %s', async (_, override, origin, who) => {
    expect((await answered(custom('X-Who', 'policy', override), { origin })).get('x-who')).toBe(who);
  });

  test('removes first and adds then', async () => {
    const headers = await answered(
      {
        ...custom('X-Powered-By', 'policy', false),
        RemoveHeadersConfig: { Items: [{ Header: 'X-Powered-By' }, { Header: 'Vary' }] },
      },
      { origin: { 'x-powered-by': 'origin', vary: 'cookie' } },
    );

    expect([headers.get('x-powered-by'), headers.get('vary')]).toEqual(['policy', null]);
  });

  test.each([403, 404, 500])('applies to an answer of %i too', async (status) => {
    expect((await answered(custom('x-who', 'policy', true), { status })).get('x-who')).toBe('policy');
  });

  test('is the last word to the viewer and nothing to the cache', async () => {
    const edge = await servedEdge(stackWith(custom('cache-control', 'no-store', true)));
    await ask(`${edge.address}/page`);

    const again = await ask(`${edge.address}/page`);

    expect([again.headers.get('cache-control'), edge.seen.length]).toEqual(['no-store', 1]);
  });

  test.each([
    ['SecurityHeadersConfig', { SecurityHeadersConfig: { NewHeader: { Override: true } } }, 'NewHeader of'],
    ['a part of it', { SecurityHeadersConfig: { FrameOptions: { Override: true, By: 'x' } } }, 'By of FrameOptions'],
    ['the whole', { ServerTimingHeadersConfig: { Enabled: true } }, 'ServerTimingHeadersConfig of response headers'],
  ])('is refused by name with an unknown feature in %s', (_, policy, message) => {
    expect(() => edgeOf(stackWith(policy))).toThrow(message);
  });
});

describe('the CORS part of a response headers policy', () => {
  const cors = (more: object = {}) => ({
    CorsConfig: {
      AccessControlAllowCredentials: false,
      AccessControlAllowHeaders: { Items: ['x-mine'] },
      AccessControlAllowMethods: { Items: ['GET', 'PUT'] },
      AccessControlAllowOrigins: { Items: ['https://a.example.com'] },
      AccessControlExposeHeaders: { Items: ['etag'] },
      AccessControlMaxAgeSec: 600,
      OriginOverride: true,
      ...more,
    },
  });
  const from = (origin: string) => ({ headers: { origin } });

  test('answers an origin that it allows', async () => {
    const headers = await answered(cors(), from('https://a.example.com'));

    expect(headers.get('access-control-allow-origin')).toBe('https://a.example.com');
    expect(headers.get('access-control-expose-headers')).toBe('etag');
    expect(headers.has('access-control-allow-methods')).toBe(false);
  });

  test('says nothing to another origin, or to none', async () => {
    const headers = [await answered(cors(), from('https://b.example.com')), await answered(cors())];

    expect(headers.map((each) => each.has('access-control-allow-origin'))).toEqual([false, false]);
  });

  test.each([
    ['*', 'https://anything.example', '*'],
    ['https://*.example.org', 'https://deep.down.example.org', 'https://deep.down.example.org'],
    ['https://*.example.org', 'http://deep.example.org', null],
    ['http://example.org:*', 'http://example.org:8080', 'http://example.org:8080'],
    ['https://a.example.com', 'https://axexample.com', null],
  ])('takes %s for %s: %s', async (allowed, origin, answer) => {
    const headers = await answered(cors({ AccessControlAllowOrigins: { Items: [allowed] } }), from(origin));

    expect(headers.get('access-control-allow-origin')).toBe(answer);
  });

  test('answers a preflight with methods, headers and age', async () => {
    const headers = await answered(
      cors({ AccessControlAllowMethods: { Items: ['ALL'] }, AccessControlAllowCredentials: true }),
      {
        method: 'OPTIONS',
        headers: { origin: 'https://a.example.com', 'access-control-request-method': 'PUT' },
      },
    );

    expect(Object.fromEntries(headers)).toMatchObject({
      'access-control-allow-methods': 'GET, DELETE, HEAD, OPTIONS, PATCH, POST, PUT',
      'access-control-allow-headers': 'x-mine',
      'access-control-max-age': '600',
      'access-control-allow-credentials': 'true',
    });
  });

  test("leaves the origin's own in place unless it overrides", async () => {
    const origin = { 'access-control-allow-origin': 'https://from.origin' };
    const headers = [
      await answered(cors({ OriginOverride: false }), { ...from('https://a.example.com'), origin }),
      await answered(cors({ OriginOverride: true }), { ...from('https://a.example.com'), origin }),
    ];

    expect(headers.map((each) => each.get('access-control-allow-origin'))).toEqual([
      'https://from.origin',
      'https://a.example.com',
    ]);
  });
});
