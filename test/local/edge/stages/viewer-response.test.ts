import type { IncomingMessage, ServerResponse } from 'node:http';
import { stopServed } from '../../../support/edge';
import { given, onResponse } from '../../../support/served-functions';

afterEach(stopServed);

const respond =
  (status: number, headers: Record<string, string | string[]> = {}) =>
  (_: IncomingMessage, to: ServerResponse) =>
    to.writeHead(status, headers).end('answer');

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
