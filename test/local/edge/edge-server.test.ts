import { get } from 'node:http';
import { ask, edgeStack, servedEdge, stopServed } from '../../support/edge';

/** The status of an answer to whoever calls the server so; `fetch` takes no `Host`. */
const statusAs = (host: string, address: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    get(address, { headers: { host }, agent: false }, (answer) => resolve(answer.resume().statusCode)).on(
      'error',
      reject,
    );
  });

type Edge = Awaited<ReturnType<typeof servedEdge>>;
let edge: Edge;

beforeEach(async () => {
  edge = await servedEdge(edgeStack(), {
    answer: (request, response) => {
      response.writeHead(request.url?.endsWith('missing') ? 404 : 200, { 'x-from': 'origin' });
      response.end('answer');
    },
  });
});

afterEach(stopServed);

describe('the edge server', () => {
  test('passes what the origin answers, and tells a bucket neither query nor headers of the viewer', async () => {
    const answer = await ask(`${edge.address}/a/b.css?versionId=1`, { headers: { cookie: 'mine', 'x-mine': '1' } });

    expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([200, 'origin', 'answer']);
    expect(edge.seen[0]?.url).toBe('/our-site/a/b.css');
    expect(edge.seen[0]?.headers).not.toHaveProperty('cookie');
    expect(edge.seen[0]?.headers).not.toHaveProperty('x-mine');
  });

  test('serves the default root object at the root', async () => {
    await ask(edge.address);

    expect(edge.seen[0]?.url).toBe('/our-site/index.html');
  });

  test("hands the viewer's query, cookies, body and headers to the API, but for Host", async () => {
    await ask(`${edge.address}/api/v1/uploads?x=1&x=%20`, {
      method: 'POST',
      headers: { authorization: 'Bearer t', cookie: 'a=1; b=2' },
      body: 'cat',
    });

    expect(edge.seen[0]).toMatchObject({
      url: '/_aws/execute-api/abc123/$default/api/v1/uploads?x=1&x=%20',
      method: 'POST',
      body: 'cat',
      headers: { authorization: 'Bearer t', cookie: 'a=1; b=2' },
    });
    expect(edge.seen[0]?.headers.host).not.toBe(new URL(edge.address).host);
  });

  test('says of itself to the origin what CloudFront says', async () => {
    await ask(`${edge.address}/api/v1/assets`, { headers: { 'x-forwarded-for': '203.0.113.7' } });

    expect(edge.seen[0]?.headers).toMatchObject({
      via: expect.stringContaining('(CloudFront)'),
      'x-amz-cf-id': expect.any(String),
      'x-forwarded-for': '203.0.113.7, 127.0.0.1',
    });
  });

  test('refuses a method that the behaviour does not take', async () => {
    expect((await ask(`${edge.address}/index.html`, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect((await ask(`${edge.address}/index.html`, { method: 'OPTIONS' })).status).toBe(403);
    expect(edge.seen).toEqual([]);
  });

  test('answers HEAD with the headers alone', async () => {
    const answer = await ask(`${edge.address}/index.html`, { method: 'HEAD' });

    expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([200, 'origin', '']);
  });

  test('says 403 for what the bucket does not have, as S3 does to whom may not list, and leaves 404 to the API', async () => {
    expect((await ask(`${edge.address}/missing`)).status).toBe(403);
    expect((await ask(`${edge.address}/api/missing`)).status).toBe(404);
  });

  test('answers nobody who calls it by a name that is not its own, so that no page from elsewhere can read it', async () => {
    for (const address of [edge.address, edge.plainAddress]) {
      const { port } = new URL(address);
      for (const host of [
        'evil.example',
        `evil.example:${port}`,
        'localhost',
        '127.0.0.1:1',
        `localhost:${port}.evil`,
      ]) {
        expect([host, await statusAs(host, address)]).toEqual([host, 421]);
      }
    }
    expect(edge.seen).toEqual([]);
  });

  test('is called by its address or localhost', async () => {
    const { port } = new URL(edge.address);

    expect(await statusAs(`localhost:${port}`, edge.address)).toBe(200);
    expect(await statusAs(`127.0.0.1:${port}`, edge.address)).toBe(200);
  });

  test('says 502 when the origin is gone', async () => {
    await edge.breakOff();

    const answer = await ask(`${edge.address}/index.html`);

    expect([answer.status, answer.headers.get('x-cache')]).toEqual([502, 'Error from cloudfront']);
  });
});
