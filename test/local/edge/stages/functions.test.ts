import type { IncomingMessage, ServerResponse } from 'node:http';
import { edgeOf } from '../../../../local/edge/distribution';
import { ask, behaviour, edgeStack, servedEdge, stopServed } from '../../../support/edge';

afterEach(stopServed);

type Code = { request?: string; response?: string };

const functionResource = (code: string, changes: object = {}, config: object = {}) => ({
  Type: 'AWS::CloudFront::Function',
  Properties: {
    Name: 'ours',
    AutoPublish: true,
    FunctionCode: code,
    FunctionConfig: { Comment: 'ours', Runtime: 'cloudfront-js-2.0', ...config },
    ...changes,
  },
});

const association = (EventType: string, id: string) => ({
  EventType,
  FunctionARN: { 'Fn::GetAtt': [id, 'FunctionARN'] },
});

function stackWith({ request, response }: Code, changes: object = {}, config: object = {}) {
  const FunctionAssociations = [
    ...(request ? [association('viewer-request', 'OnRequest')] : []),
    ...(response ? [association('viewer-response', 'OnResponse')] : []),
  ];
  const resources = {
    ...(request && { OnRequest: functionResource(request, changes, config) }),
    ...(response && { OnResponse: functionResource(response, changes, config) }),
    Policy: {
      Type: 'AWS::CloudFront::ResponseHeadersPolicy',
      Properties: {
        ResponseHeadersPolicyConfig: {
          Name: 'policy',
          CustomHeadersConfig: { Items: [{ Header: 'x-policy', Value: '1', Override: true }] },
        },
      },
    },
    Store: { Type: 'AWS::CloudFront::KeyValueStore', Properties: { Name: 'routes' } },
  };
  const DefaultCacheBehavior = behaviour('site', {
    FunctionAssociations,
    ResponseHeadersPolicyId: { Ref: 'Policy' },
    OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
  });
  return edgeStack({ DefaultCacheBehavior }, resources);
}

async function given(code: Code, options: Parameters<typeof servedEdge>[1] = {}) {
  const lines: string[] = [];
  const edge = await servedEdge(stackWith(code), { log: (line) => lines.push(line), ...options });
  return { ...edge, lines, get: (path: string, init: RequestInit = {}) => ask(`${edge.address}${path}`, init) };
}

const onRequest = (body: string) => ({ request: `function handler(event) { var request = event.request; ${body} }` });
const onResponse = (body: string) => ({
  response: `function handler(event) { var response = event.response; ${body} }`,
});
const respond =
  (status: number, headers: Record<string, string | string[]> = {}) =>
  (_: IncomingMessage, to: ServerResponse) =>
    to.writeHead(status, headers).end('answer');
/** Answers with what the function was given. */
const ECHO = 'return { statusCode: 200, body: JSON.stringify(event) };';

describe('a viewer-request function', () => {
  // the example of https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html
  test('is given the documented event', async () => {
    const { get, address } = await given(onRequest(ECHO));
    const headers = new Headers({ host: 'ignored', 'accept-language': 'en-GB,en;q=0.5', 'x-cache': 'hidden' });
    headers.append('cookie', 'Cookie1=value1; cookiemv=value3; cookiemv=value4');

    const event = await (
      await get('/media/index.mpd?ID=42&NoValue=&querymv=val1&querymv=val2,val3', { headers })
    ).json();

    expect(event).toEqual({
      version: '1.0',
      context: {
        distributionDomainName: 'e2example.cloudfront.net',
        distributionId: 'E2EXAMPLE',
        eventType: 'viewer-request',
        requestId: expect.any(String),
      },
      viewer: { ip: '127.0.0.1' },
      request: {
        method: 'GET',
        uri: '/media/index.mpd',
        querystring: {
          ID: { value: '42' },
          NoValue: { value: '' },
          querymv: { value: 'val1', multiValue: [{ value: 'val1' }, { value: 'val2,val3' }] },
        },
        headers: expect.objectContaining({
          host: { value: new URL(address).host },
          'accept-language': { value: 'en-GB,en;q=0.5' },
        }),
        cookies: {
          Cookie1: { value: 'value1' },
          cookiemv: { value: 'value3', multiValue: [{ value: 'value3' }, { value: 'value4' }] },
        },
      },
    });
    expect(event.request.headers).not.toHaveProperty('cookie');
    expect(event.request.headers).not.toHaveProperty('x-cache');
    expect(event.request.headers).not.toHaveProperty('connection');
  });

  test('changes what is asked of the origin', async () => {
    const { get, seen } = await given(
      onRequest(`
        request.uri = '/other';
        request.querystring.b = { value: '2' };
        request.headers['x-new'] = { value: 'new' };
        delete request.headers['x-old'];
        request.cookies.c = { value: 'd' };
        return request;`),
    );

    await get('/a?a=1', { headers: { 'x-old': 'old', cookie: 'a=b' } });

    expect(seen[0]).toMatchObject({ url: '/our-site/other?a=1&b=2', headers: { 'x-new': 'new', cookie: 'a=b; c=d' } });
    expect(seen[0]?.headers).not.toHaveProperty('x-old');
  });

  test('leaves query and cookies as the viewer wrote them when it does not touch them', async () => {
    const { get, seen } = await given(onRequest('return request;'));

    await get('/a?NoValue&x=%7e&&y', { headers: { cookie: 'a=1;b' } });

    expect(seen[0]).toMatchObject({ url: '/our-site/a?NoValue&x=%7e&y', headers: { cookie: 'a=1; b' } });
  });

  test.each([
    ['the first value', "request.querystring.q.value = 'x'", 'q=x&q=2'],
    ['all of them', "request.querystring.q.multiValue = [{ value: 'y' }, { value: 'z' }]", 'q=y&q=z'],
    [
      'all of them, and the first in vain',
      "request.querystring.q.value = 'x'; request.querystring.q.multiValue.push({ value: '3' })",
      'q=1&q=2&q=3',
    ],
  ])('changes %s of what came twice', async (_, change, query) => {
    const { get, seen } = await given(onRequest(`${change}; return request;`));

    await get('/a?q=1&q=2');

    expect(seen[0]?.url).toBe(`/our-site/a?${query}`);
  });

  test('changes what is looked up in the cache', async () => {
    const { get, seen } = await given(onRequest("request.uri = '/same'; return request;"));
    await get('/a');

    expect((await get('/b')).headers.get('x-cache')).toBe('Hit from cloudfront');
    expect(seen).toHaveLength(1);
  });

  test('changes neither behaviour nor origin', async () => {
    const { get, seen } = await given(onRequest("request.uri = '/api/a'; return request;"));

    await get('/a');

    expect(seen[0]?.url).toBe('/our-site/api/a');
  });

  test('answers by itself, with the headers of the policy and without the origin', async () => {
    const { get, seen } = await given({
      ...onRequest(`return {
        statusCode: 302,
        statusDescription: 'Found',
        headers: { location: { value: '/new' } },
        cookies: { seen: { value: '1', attributes: 'Path=/; Secure' } },
        body: { encoding: 'base64', data: 'bW92ZWQ=' },
      };`),
      ...onResponse('throw new Error("not for what a function has made");'),
    });

    const answer = await get('/old');

    expect([answer.status, answer.statusText, await answer.text()]).toEqual([302, 'Found', 'moved']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      location: '/new',
      'set-cookie': 'seen=1; Path=/; Secure',
      'x-cache': 'FunctionGeneratedResponse from cloudfront',
      'x-policy': '1',
    });
    expect(seen).toEqual([]);
  });

  test.each([
    ['throws', 'throw new Error("no");', 'FunctionExecutionError', 503],
    ['never ends', 'while (true) {}', 'FunctionExecutionError', 503],
    ['returns nothing', '', 'Error', 502],
    ['changes the method', "request.method = 'PUT'; return request;", 'Error', 502],
    ['makes a relative address', "request.uri = 'a'; return request;", 'Error', 502],
    ['makes an endless address', "request.uri = '/' + 'a'.repeat(8192); return request;", 'Error', 502],
    ['makes a query with a space', "request.querystring.a = { value: 'b c' }; return request;", 'Error', 502],
    ['sets a header in upper case', "request.headers.A = { value: 'b' }; return request;", 'Error', 502],
    ['sets a header of two lines', "request.headers.a = { value: 'b\\r\\nc: d' }; return request;", 'Error', 502],
    ['sets a header to no value', "request.headers.a = 'b'; return request;", 'Error', 502],
    ['sets a disallowed header', "request.headers['x-edge-a'] = { value: 'b' }; return request;", 'Error', 502],
    ['changes Host', "request.headers.host.value = 'b'; return request;", 'Error', 502],
    ['removes Host', 'delete request.headers.host; return request;', 'Error', 502],
    ['adds Via', "request.headers.via = { value: 'b' }; return request;", 'Error', 502],
    ['answers with no status', "return { statusCode: '200' };", 'Error', 502],
    [
      'answers with broken base64',
      "return { statusCode: 200, body: { encoding: 'base64', data: '!' } };",
      'Error',
      502,
    ],
  ])('is told apart and logged when it %s', async (_, body, result, status) => {
    const { get, seen, lines } = await given(onRequest(body));

    const answer = await get('/a');

    expect([answer.status, answer.headers.get('x-cache')]).toEqual([status, `${result} from cloudfront`]);
    expect(lines).toEqual([expect.stringMatching(/^function ours: ./)]);
    expect(seen).toEqual([]);
  });
});

describe('a viewer-response function', () => {
  test('is given the documented event, the headers of the policy included', async () => {
    const { get } = await given(onResponse('response.body = JSON.stringify(event.response); return response;'), {
      answer: respond(200, {
        'x-from': 'origin',
        'set-cookie': ['ID=id1234; Expires=Wed, 05 Apr 2021 07:28:00 GMT', 'C=1', 'C=2; Path=/cat'],
      }),
    });

    expect(await (await get('/a')).json()).toEqual({
      statusCode: 200,
      statusDescription: 'OK',
      headers: expect.objectContaining({ 'x-from': { value: 'origin' }, 'x-policy': { value: '1' } }),
      cookies: {
        ID: { value: 'id1234', attributes: 'Expires=Wed, 05 Apr 2021 07:28:00 GMT' },
        C: { value: '1', multiValue: [{ value: '1' }, { value: '2', attributes: 'Path=/cat' }] },
      },
    });
  });

  test('changes status, headers and cookies, and leaves the body and what it does not see', async () => {
    const { get } = await given(
      onResponse(`
        response.statusCode = 203;
        response.headers['x-new'] = { value: 'new' };
        delete response.headers['x-from'];
        response.cookies.a = { value: 'b', attributes: 'Secure' };
        return response;`),
      { answer: respond(200, { 'x-from': 'origin' }) },
    );

    const { status, headers, ...answer } = await get('/a').then(async (it) => ({
      status: it.status,
      headers: it.headers,
      body: await it.text(),
    }));

    expect([status, answer.body, headers.get('x-new'), headers.get('x-from')]).toEqual([203, 'answer', 'new', null]);
    expect([headers.get('set-cookie'), headers.get('x-cache')]).toEqual(['a=b; Secure', 'Miss from cloudfront']);
  });

  test('runs for what comes from the cache too, and changes nothing in it', async () => {
    const { get } = await given(
      onResponse(
        "response.headers['x-age'] = { value: (response.headers.age || { value: 'new' }).value }; return response;",
      ),
    );

    const ages = [await get('/a'), await get('/a'), await get('/a')].map(({ headers }) => headers.get('x-age'));

    expect(ages).toEqual(['new', '0', '0']);
  });

  test.each([400, 403, 404, 503])('does not run for %i from the origin', async (status) => {
    const { get, lines } = await given(onResponse('throw new Error("ran");'), {
      answer: respond(status),
      grants: { mayRead: () => true, mayList: true },
    });

    expect([(await get('/a')).status, lines]).toEqual([status, []]);
  });

  test.each([
    ['throws', 'throw new Error("no");', 503],
    ['returns the request', 'return event.request;', 502],
    ['sets Via', "response.headers.via = { value: 'x' }; return response;", 502],
    ['sets a disallowed header', "response.headers['x-amz-cf-pop'] = { value: 'x' }; return response;", 502],
  ])('is told apart when it %s', async (_, body, status) => {
    const { get } = await given(onResponse(body));

    expect((await get('/a')).status).toBe(status);
  });
});

describe('a function of the template', () => {
  const code = 'function handler(event) { return event.request; }';

  test('reads its key value store', async () => {
    const request = `import cf from 'cloudfront';
      async function handler(event) { event.request.uri = await cf.kvs().get(event.request.uri); return event.request; }`;
    const asked: string[] = [];
    const meta = { creationDateTime: '', lastUpdatedDateTime: '' };
    const stores = (id: string) => {
      asked.push(id);
      return { read: async () => ({ ids: ['routes'], items: [['/a', '/r/7/a']] as const, meta }) };
    };
    const config = { KeyValueStoreAssociations: [{ KeyValueStoreARN: { 'Fn::GetAtt': ['Store', 'Arn'] } }] };
    const { address, seen } = await servedEdge(stackWith({ request }, {}, config), { stores });

    await ask(`${address}/a`);

    expect([asked, seen[0]?.url]).toEqual([['Store'], '/our-site/r/7/a']);
  });

  test.each([
    ['that is not published', { AutoPublish: false }, {}, 'function ours is not published'],
    ['for an older runtime', {}, { Runtime: 'cloudfront-js-1.0' }, 'function ours wants cloudfront-js-1.0'],
    ['with an unknown feature', { Alias: 'x' }, {}, 'Alias of function OnRequest'],
    ['with an unknown setting', {}, { MemorySize: 1 }, 'MemorySize of function OnRequest'],
  ])('is refused by name: one %s', (_, changes, config, message) => {
    expect(() => edgeOf(stackWith({ request: code }, changes, config))).toThrow(message);
  });

  test('is refused by name when it is of another stack, or runs at another event', () => {
    const at = (FunctionAssociations: object[]) =>
      edgeStack({ DefaultCacheBehavior: behaviour('site', { FunctionAssociations }) });
    const FunctionARN = 'arn:aws:cloudfront::111122223333:function/theirs';

    expect(() => edgeOf(at([{ EventType: 'viewer-request', FunctionARN }]))).toThrow('does not know the function arn');
    expect(() => edgeOf(at([{ EventType: 'origin-request', FunctionARN }]))).toThrow('functions at origin-request');
  });

  test('is refused before anything listens when its code is not for CloudFront', async () => {
    const serving = servedEdge(stackWith({ request: `${code} class A {}` }));

    await expect(serving).rejects.toThrow("function ours has what CloudFront's runtime 2.0 does not");
  });
});
