import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What a function needs to believe that it is in an account, in the bench's own process so that its CPU time is not the function's. */
export type ServiceStub = {
  readonly endpoint: string;
  /** Bodies by `/<bucket>/<key>`. */
  readonly objects: Map<string, Buffer>;
  readonly end: () => void;
};

/** Keeps objects as S3 does, and grants DynamoDB every conditional write. Listens on 127.0.0.1. */
export async function serviceStub(): Promise<ServiceStub> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => void serve(request, response, objects));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, objects, end: () => server.close() };
}

async function serve(request: IncomingMessage, response: ServerResponse, objects: Map<string, Buffer>): Promise<void> {
  const body = await buffer(request);
  const path = decodeURIComponent(new URL(request.url ?? '/', 'http://stub').pathname);
  if (request.method === 'POST') return void response.setHeader('content-type', 'application/x-amz-json-1.0').end('{}');
  if (request.method === 'PUT') {
    objects.set(path, body);
    return void response.setHeader('etag', '"stub"').end();
  }
  const object = objects.get(path);
  const isHead = request.method === 'HEAD';
  if (!object) return void response.writeHead(404).end(isHead ? undefined : '<Error><Code>NoSuchKey</Code></Error>');
  response.writeHead(200, {
    'content-length': object.byteLength,
    etag: '"stub"',
    'last-modified': new Date().toUTCString(),
  });
  response.end(isHead ? undefined : object);
}
