import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { behaviourFor, type Edge, type Origin } from './behaviours';

export type EdgeServer = { readonly address: string; stop(): Promise<void> };

/** Sent between two hops only, never passed on: https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'te',
  'trailer',
  'proxy-connection',
]);

/** Serves a distribution on loopback: the same behaviours in the same order, before the engine's buckets and API. */
export async function startEdgeServer(edge: Edge, endpoint: string, port: number): Promise<EdgeServer> {
  const server = createServer((request, response) => {
    serve(request, response, edge, endpoint).catch((error: Error) =>
      refuse(response, 502, `the origin failed: ${error.message}`),
    );
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${port}`,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, edge: Edge, endpoint: string): Promise<void> {
  const [, pathname = '/', search = ''] = /^([^?]*)(\?.*)?$/.exec(request.url ?? '/') ?? [];
  const path = pathname === '/' ? `/${edge.defaultRootObject}` : pathname;
  const behaviour = behaviourFor(path, edge);
  const method = request.method ?? 'GET';
  if (!behaviour?.methods.includes(method)) return refuse(response, 403, `this path does not take ${method}`);
  // Buckets get neither query nor headers, as under the managed policy CachingOptimized alone; the API gets all of both but Host.
  const isApi = behaviour.origin.kind === 'api';
  const answer = await fetch(`${endpoint}${addressIn(behaviour.origin, path)}${isApi ? search : ''}`, {
    method,
    headers: isApi ? forwarded(request) : {},
    body: ['GET', 'HEAD'].includes(method) ? undefined : (Readable.toWeb(request) as ReadableStream),
    redirect: 'manual',
    duplex: 'half',
  } as RequestInit);
  await pass(answer, response, behaviour.origin);
}

/** The engine's address of what the origin has under a path. */
function addressIn(origin: Origin, path: string): string {
  return origin.kind === 'bucket' ? `/${origin.bucket}${path}` : `/_aws/execute-api/${origin.apiId}/$default${path}`;
}

/** All of the viewer's headers but Host, as the managed policy AllViewerExceptHostHeader does. */
function forwarded(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === 'host' || HOP_BY_HOP.has(name) || value === undefined) continue;
    headers.set(name, String(value));
  }
  return headers;
}

async function pass(answer: Response, response: ServerResponse, origin: Origin): Promise<void> {
  // the bucket lets CloudFront read and not list, so S3 says 403 for what is not there
  const status = origin.kind === 'bucket' && answer.status === 404 ? 403 : answer.status;
  const headers = [...answer.headers].filter(
    ([name]) => !HOP_BY_HOP.has(name) && name !== 'content-encoding' && name !== 'content-length',
  );
  response.writeHead(status, Object.fromEntries(headers));
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), response);
  else response.end();
}

function refuse(response: ServerResponse, status: number, message: string): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`${message}\n`);
}
