import { Agent, type IncomingMessage, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { discard, type EdgeResponse, fieldsIn, fieldsOf } from '../http';
import type { OriginRequest, Origins } from '../origins';
import type { BucketGrants } from './bucket-grants';

/** The engine's buckets and APIs. A bucket shows what its policy lets CloudFront see; without OAC's signature the engine would show all. */
export function engineOrigins(endpoint: string, grants: ReadonlyMap<string, BucketGrants>): Origins {
  const agent = new Agent({ keepAlive: true });
  return async (origin, request) => {
    if (origin.kind === 'api') return answerOf(endpoint, `/_aws/execute-api/${origin.apiId}/$default`, request, agent);
    const granted = grants.get(origin.bucket);
    if (!granted?.mayRead(keyOf(request.uri))) return accessDenied();
    const answer = await answerOf(endpoint, `/${origin.bucket}`, request, agent);
    // to whom may not list, S3 does not say that there is nothing:
    // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    if (answer.status !== 404 || granted.mayList) return answer;
    discard(answer);
    return accessDenied();
  };
}

/** The key as a policy would name it. */
function keyOf(uri: string): string {
  try {
    return decodeURIComponent(uri.slice(1));
  } catch {
    return uri.slice(1); // no percent-encoding, so S3 has no such key either
  }
}

function accessDenied(): EdgeResponse {
  return {
    status: 403,
    headers: fieldsOf({ 'content-type': 'application/xml', server: 'AmazonS3' }),
    body: Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>',
    ),
    madeBy: 'origin',
  };
}

async function answerOf(
  endpoint: string,
  root: string,
  { method, uri, query, headers, body }: OriginRequest,
  agent: Agent,
): Promise<EdgeResponse> {
  const { hostname, port } = new URL(endpoint);
  const path = `${root}${uri}${query === '' ? '' : `?${query}`}`;
  // the engine tells its services apart by Host, so it gets its own
  const fields = Object.fromEntries([...headers].filter(([name]) => name !== 'host')) as Record<string, string[]>;
  const call = send({ agent, hostname, port, method, path, headers: fields });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve).on('error', reject);
  });
  // an origin may answer before it has all; what breaks the request is its own error, too
  if (body) pipeline(body, call).catch(() => {});
  else call.end();
  const message = await answered;
  return {
    status: message.statusCode ?? 502,
    statusDescription: message.statusMessage,
    headers: fieldsIn(message.rawHeaders),
    body: message,
    madeBy: 'origin',
  };
}
