import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { EdgeServices } from '../../local/edge/behaviour-stages';
import { MemoryCache } from '../../local/edge/cache/memory-cache';
import { edgeOf } from '../../local/edge/distribution';
import type { BucketGrants } from '../../local/edge/engine/bucket-grants';
import { engineOrigins } from '../../local/edge/engine/engine-origins';
import { serveEdge } from '../../local/edge/serve-distribution';
import { freePort } from '../../local/ports';
import type { DeployedStack } from '../../local/template';

/** AWS's own policies, as templates name them. */
const CACHING_OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST_HEADER = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

type Resources = Readonly<Record<string, { Type: string; Properties?: Record<string, unknown> }>>;

/** A behaviour of a template that caches, with some of it changed. */
export const behaviour = (TargetOriginId: string, more: object = {}) => ({
  TargetOriginId,
  ViewerProtocolPolicy: 'redirect-to-https',
  CachePolicyId: CACHING_OPTIMIZED,
  ...more,
});

/** The behaviour of an API: nothing kept, everything told. */
export const apiBehaviour = (more: object = {}) =>
  behaviour('api', {
    PathPattern: '/api/*',
    AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    CachePolicyId: CACHING_DISABLED,
    OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST_HEADER,
    ...more,
  });

/** A function URL that CloudFront may call. */
export const FUNCTION_ORIGIN = {
  Id: 'maker',
  DomainName: 'url1.lambda-url.us-east-1.on.aws',
  OriginAccessControlId: 'oac',
};

/** A distribution's one origin group, as a template has it. */
export const groupOf = (members: readonly string[], statuses: readonly number[], more: object = {}) => ({
  Quantity: 1,
  Items: [
    {
      Id: 'group',
      Members: { Quantity: members.length, Items: members.map((OriginId) => ({ OriginId })) },
      FailoverCriteria: { StatusCodes: { Quantity: statuses.length, Items: statuses } },
      ...more,
    },
  ],
});

/** A stack with one distribution: a site, an API below `/api/`, and what is changed or added. */
export function edgeStack(changes: object = {}, resources: Resources = {}): DeployedStack {
  const DistributionConfig = {
    CacheBehaviors: [apiBehaviour()],
    DefaultCacheBehavior: behaviour('site'),
    DefaultRootObject: 'index.html',
    Origins: [
      { Id: 'site', DomainName: 'our-site.s3.us-east-1.amazonaws.com', OriginAccessControlId: 'oac' },
      { Id: 'api', DomainName: 'abc123.execute-api.us-east-1.amazonaws.com' },
    ],
    ...changes,
  };
  const template = {
    Resources: { Cdn: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig } }, ...resources },
  };
  return { stackName: 'edge', template, physicalIds: { Cdn: 'E2EXAMPLE' }, outputs: {} };
}

type Seen = Pick<IncomingMessage, 'url' | 'method' | 'headers'> & { readonly body: string };
type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const OPEN: BucketGrants = { mayRead: () => true, mayList: false };
const answerNothingNew: Answer = (_, response) => response.end('answer');

const noStores = (id: string): never => {
  throw new Error(`this test has no key value store ${id}`);
};

const running: Array<() => Promise<void>> = [];

/** Ends everything that a test has served. */
export async function stopServed(): Promise<void> {
  await Promise.all(running.splice(0).map((stop) => stop()));
}

/** A distribution, served before an origin on loopback that answers as the test says. */
export async function servedEdge(
  stack: DeployedStack,
  {
    answer = answerNothingNew,
    grants = OPEN,
    functions = [],
    store = new MemoryCache(),
    stores = noStores,
    ...services
  }: Partial<EdgeServices> & EdgeOptions = {},
) {
  const seen: Seen[] = [];
  const origin = createServer((request, response) => {
    text(request)
      .then((body) => seen.push({ url: request.url, method: request.method, headers: request.headers, body }))
      .then(() => answer(request, response))
      .catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve));
  const breakOff = async () => {
    origin.closeAllConnections();
    origin.close();
  };
  running.push(breakOff);
  const endpoint = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`;
  const origins = engineOrigins(endpoint, { buckets: new Map([['our-site', grants]]), functions: new Set(functions) });
  const [port, plainPort] = [await freePort(), await freePort()];
  const edge = await serveEdge(edgeOf(stack), { origins, store, stores, ...services }, { port, plainPort });
  running.unshift(edge.stop);
  return { address: edge.address, plainAddress: `http://127.0.0.1:${plainPort}`, seen, store, breakOff };
}

type EdgeOptions = {
  readonly answer?: Answer;
  readonly grants?: BucketGrants;
  /** The ids of function URLs that CloudFront may call. */
  readonly functions?: readonly string[];
};

/** `fetch` that shows a redirect instead of following it. */
export const ask = (url: string, init: RequestInit = {}): Promise<Response> =>
  fetch(url, { redirect: 'manual', ...init });
