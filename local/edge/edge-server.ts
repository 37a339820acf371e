import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Behaviour, behaviourFor, type Edge } from './distribution';
import { type EdgeRequest, type EdgeResponse, fieldsIn, type Viewer } from './http';
import { refusal } from './refusal';
import type { Next } from './stages/stage';

export type EdgeServer = {
  /** Stands for the distribution over HTTPS. */
  readonly address: string;
  stop(): Promise<void>;
};

export type Listening = {
  readonly port: number;
  /**
   * Where plain HTTP arrives, as on port 80 of CloudFront. A browser takes a loopback address for as safe as HTTPS, so `port` stands
   * for that; a listener of its own, and not a header, because no viewer can send plain HTTP to port 443 by saying so. @default - nowhere
   */
  readonly plainPort?: number;
};

/** The stages of each behaviour; told where HTTPS is. */
export type Pipelines = (httpsAddress: string) => ReadonlyMap<Behaviour, Next>;

/** Serves a distribution on loopback. */
export async function startEdgeServer(
  edge: Edge,
  pipelines: Pipelines,
  { port, plainPort }: Listening,
): Promise<EdgeServer> {
  const address = `http://127.0.0.1:${port}`;
  const stages = pipelines(address);
  const listeners = [await listening(port, serving('https', edge, stages))];
  if (plainPort !== undefined) listeners.push(await listening(plainPort, serving('http', edge, stages)));
  return {
    address,
    async stop() {
      await Promise.all(listeners.map(closed));
    },
  };
}

type Serving = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

async function listening(port: number, serve: Serving): Promise<Server> {
  const server = createServer(serve).listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function closed(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

function serving(scheme: Viewer['scheme'], edge: Edge, stages: ReadonlyMap<Behaviour, Next>): Serving {
  const answered = async (request: EdgeRequest): Promise<EdgeResponse> => {
    const behaviour = behaviourFor(request.uri, edge);
    const answer = behaviour && stages.get(behaviour);
    return answer ? answer(request) : refusal(404, 'no behaviour takes this path');
  };
  return (incoming, outgoing) => {
    const request = requestOf(incoming, scheme);
    const response = isCalledByName(incoming) ? answered(request) : Promise.resolve(MISDIRECTED);
    response
      .catch((error: Error) => refusal(502, `the edge server failed: ${error.message}`))
      .then((response) => send(response, outgoing, request.method))
      .catch(() => outgoing.destroy()); // the origin or the viewer broke off in the middle: nothing more can be said
  };
}

const MISDIRECTED = refusal(421, 'this server answers as 127.0.0.1 or localhost with its port, and by no other name');

/** A page from elsewhere can give its own name this address, and would then read what is here: https://en.wikipedia.org/wiki/DNS_rebinding */
function isCalledByName({ headers, socket }: IncomingMessage): boolean {
  return ['127.0.0.1', 'localhost'].some((name) => headers.host === `${name}:${socket.localPort}`);
}

function requestOf(incoming: IncomingMessage, scheme: Viewer['scheme']): EdgeRequest {
  const [, uri = '/', query = ''] = /^([^?]*)(?:\?(.*))?$/s.exec(incoming.url ?? '/') ?? [];
  const hasBody =
    incoming.headers['content-length'] !== undefined || incoming.headers['transfer-encoding'] !== undefined;
  return {
    method: incoming.method ?? 'GET',
    uri,
    query,
    headers: fieldsIn(incoming.rawHeaders),
    body: hasBody ? incoming : undefined,
    viewer: { ip: incoming.socket.remoteAddress ?? '127.0.0.1', scheme, requestId: randomUUID() },
  };
}

async function send(
  { status, statusDescription, headers, body }: EdgeResponse,
  outgoing: ServerResponse,
  method: string,
) {
  const fields = Object.fromEntries(headers) as Record<string, string[]>;
  if (Buffer.isBuffer(body) && method !== 'HEAD' && status !== 304) {
    fields['content-length'] = [String(body.byteLength)];
  }
  outgoing.writeHead(status, statusDescription, fields);
  if (Buffer.isBuffer(body)) outgoing.end(method === 'HEAD' ? undefined : body);
  else await pipeline(body, outgoing);
}
