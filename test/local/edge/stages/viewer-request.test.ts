import { stopServed } from '../../../support/edge';
import { given, onRequest, onResponse } from '../../../support/served-functions';

afterEach(stopServed);

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
