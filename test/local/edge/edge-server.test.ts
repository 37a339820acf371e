import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Edge } from '../../../local/edge/behaviours';
import { type EdgeServer, startEdgeServer } from '../../../local/edge/edge-server';
import { freePort } from '../../../local/ports';

const EDGE: Edge = {
  behaviours: [
    { pathPattern: '/api/*', methods: ['GET', 'POST'], origin: { kind: 'api', apiId: 'abc123' } },
    { pathPattern: '*', methods: ['GET', 'HEAD'], origin: { kind: 'bucket', bucket: 'site' } },
  ],
  defaultRootObject: 'index.html',
};

let origin: Server;
let edge: EdgeServer;
let seen: Array<Pick<IncomingMessage, 'url' | 'method' | 'headers'> & { body: string }>;

beforeEach(async () => {
  seen = [];
  origin = createServer(async (request, response) => {
    seen.push({ url: request.url, method: request.method, headers: request.headers, body: await text(request) });
    response.writeHead(request.url?.endsWith('missing') ? 404 : 200, {
      'content-type': 'text/x-answer',
      'x-from': 'origin',
    });
    response.end('answer');
  });
  const port = await freePort();
  await new Promise<void>((resolve) => origin.listen(port, '127.0.0.1', resolve));
  edge = await startEdgeServer(EDGE, `http://127.0.0.1:${(origin.address() as AddressInfo).port}`, await freePort());
});

afterEach(async () => {
  await edge.stop();
  origin.closeAllConnections();
  origin.close();
});

describe('the edge server', () => {
  test('passes what the origin answers, and tells a bucket neither query nor headers', async () => {
    const answer = await fetch(`${edge.address}/a/b.css?versionId=1`, { headers: { cookie: 'mine' } });

    expect([answer.status, answer.headers.get('x-from'), await answer.text()]).toEqual([200, 'origin', 'answer']);
    expect(seen[0]?.url).toBe('/site/a/b.css');
    expect(seen[0]?.headers).not.toHaveProperty('cookie');
  });

  test('serves the default root object at the root', async () => {
    await fetch(edge.address);

    expect(seen[0]?.url).toBe('/site/index.html');
  });

  test("hands the viewer's query, body and headers to the API, but for Host", async () => {
    await fetch(`${edge.address}/api/v1/uploads?x=1`, {
      method: 'POST',
      headers: { authorization: 'Bearer t' },
      body: 'cat',
    });

    expect(seen[0]).toMatchObject({
      url: '/_aws/execute-api/abc123/$default/api/v1/uploads?x=1',
      method: 'POST',
      body: 'cat',
    });
    expect(seen[0]?.headers.authorization).toBe('Bearer t');
    expect(seen[0]?.headers.host).not.toBe(new URL(edge.address).host);
  });

  test('refuses a method that the behaviour does not take', async () => {
    expect((await fetch(`${edge.address}/index.html`, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect(seen).toEqual([]);
  });

  test('says 403 for what the bucket does not have, as S3 does to whom may not list, and leaves 404 to the API', async () => {
    expect((await fetch(`${edge.address}/missing`)).status).toBe(403);
    expect((await fetch(`${edge.address}/api/missing`)).status).toBe(404);
  });

  test('says 502 when the origin is gone', async () => {
    origin.closeAllConnections();
    origin.close();

    expect((await fetch(`${edge.address}/index.html`)).status).toBe(502);
  });
});
