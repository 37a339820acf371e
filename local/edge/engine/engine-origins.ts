import { Agent, type IncomingMessage, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { signatureFor } from '../../environment';
import { discard, type EdgeResponse, type Fields, fieldsIn, fieldsOf } from '../http';
import type { Origin } from '../origin-config';
import { type OriginRequest, type Origins, OriginTimeout } from '../origins';
import type { BucketGrants } from './bucket-grants';

/** What policies let CloudFront do. */
export type Grants = {
  readonly buckets: ReadonlyMap<string, BucketGrants>;
  /** The ids of the function URLs that it may call. */
  readonly functions: ReadonlySet<string>;
};

/** Ways to the engine's S3 that lead to one region each, as if it stood alone there. */
export type Regions = {
  /** Addresses by region. @default - the engine's own */
  readonly doors?: Readonly<Record<string, string>>;
};

/**
 * The engine's buckets, APIs and functions. Each shows what its policy lets CloudFront see: the engine itself would show all to anybody,
 * and of a signature it looks only whether there is one.
 */
export function engineOrigins(endpoint: string, grants: Grants, { doors = {} }: Regions = {}): Origins {
  const agent = new Agent({ keepAlive: true });
  return (origin, request) => {
    const ask = (root: string, { more = NO_FIELDS, door = endpoint } = {}): Promise<EdgeResponse> =>
      answerOf(
        { endpoint: door, root, agent, origin },
        { ...request, headers: new Map([...request.headers, ...more]) },
      );
    switch (origin.kind) {
      case 'api':
        return ask(`/_aws/execute-api/${origin.apiId}/$default`);
      case 'function':
        return grants.functions.has(origin.urlId)
          ? ask(`/_aws/lambda-url/${origin.urlId}`, { more: signedFor('lambda') })
          : Promise.resolve(forbidden());
      case 'bucket':
        return fromBucket(grants.buckets.get(origin.bucket), request, () =>
          ask(`/${origin.bucket}`, { more: signedFor('s3', origin.region), door: doors[origin.region] }),
        );
    }
  };
}

const NO_FIELDS: Fields = fieldsOf({});
/** Whatever the viewer sent under this name: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html */
const signedFor = (service: 'lambda' | 's3', region?: string): Fields =>
  fieldsOf({ authorization: signatureFor(service, region) });

async function fromBucket(
  granted: BucketGrants | undefined,
  { uri }: OriginRequest,
  ask: () => Promise<EdgeResponse>,
): Promise<EdgeResponse> {
  if (!granted?.mayRead(keyOf(uri))) return accessDenied();
  const answer = await ask();
  // to whom may not list, S3 does not say that there is nothing:
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
  if (answer.status !== 404 || granted.mayList) return answer;
  discard(answer);
  return accessDenied();
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

/** What Lambda answers to whom its policy does not know. */
function forbidden(): EdgeResponse {
  return {
    status: 403,
    headers: fieldsOf({ 'content-type': 'application/json', 'x-amzn-errortype': 'AccessDeniedException' }),
    body: Buffer.from('{"Message":"Forbidden"}'),
    madeBy: 'origin',
  };
}

type Route = { readonly endpoint: string; readonly root: string; readonly agent: Agent; readonly origin: Origin };

async function answerOf(
  { endpoint, root, agent, origin }: Route,
  { method, uri, query, headers, body }: OriginRequest,
): Promise<EdgeResponse> {
  const { hostname, port } = new URL(endpoint);
  const path = `${root}${uri}${query === '' ? '' : `?${query}`}`;
  // the engine tells its services apart by Host, so it gets its own
  const fields = Object.fromEntries([...headers].filter(([name]) => name !== 'host')) as Record<string, string[]>;
  const call = send({ agent, hostname, port, method, path, headers: fields });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    call.once('response', resolve).on('error', reject);
  });
  const seconds = origin.readTimeoutMs / 1000;
  const silence = setTimeout(
    () => call.destroy(new OriginTimeout(`it was silent for ${seconds} seconds`)),
    origin.readTimeoutMs,
  );
  // an origin may answer before it has all; what breaks the request is its own error, too
  if (body) pipeline(body, call).catch(() => {});
  else call.end();
  const message = await answered.finally(() => clearTimeout(silence));
  return {
    status: message.statusCode ?? 502,
    statusDescription: message.statusMessage,
    headers: fieldsIn(message.rawHeaders),
    body: message,
    madeBy: 'origin',
  };
}
