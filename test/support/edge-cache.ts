import type { IncomingMessage, ServerResponse } from 'node:http';
import { MemoryCache } from '../../local/edge/cache/memory-cache';
import { ask, edgeStack, servedEdge } from './edge';

const START = Date.parse('2026-11-21T10:00:00Z');

/** A cache before an origin, and a clock that the test moves. */
export async function given(
  respond: (request: IncomingMessage, response: ServerResponse) => void,
  { distribution = {}, resources = {}, store = new MemoryCache() } = {},
) {
  let now = START;
  const edge = await servedEdge(edgeStack(distribution, resources), { answer: respond, nowMs: () => now, store });
  const get = async (path: string, init: RequestInit = {}) => {
    const answer = await ask(`${edge.address}${path}`, init);
    const { status, headers } = answer;
    return { status, body: await answer.text(), xCache: headers.get('x-cache'), age: headers.get('age'), headers };
  };
  const pass = (seconds: number) => {
    now += seconds * 1000;
  };
  return { ...edge, get, pass };
}

/** An origin whose answer may be kept so long. */
export const keeps = (cacheControl: string, etag?: string) => (request: IncomingMessage, response: ServerResponse) => {
  const isSame = etag !== undefined && request.headers['if-none-match'] === etag;
  response.writeHead(isSame ? 304 : 200, { 'cache-control': cacheControl, ...(etag && { etag }) });
  response.end(isSame ? undefined : 'answer');
};
