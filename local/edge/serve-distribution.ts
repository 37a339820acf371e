import { LOCAL_ACCOUNT } from '../environment';
import type { DeployedStack } from '../template';
import { watchInvalidations } from './cache/invalidations';
import { MemoryCache } from './cache/memory-cache';
import { type Behaviour, type Edge, edgeOf } from './distribution';
import { type EdgeServer, type Listening, startEdgeServer } from './edge-server';
import { bucketGrants } from './engine/bucket-grants';
import { engineInvalidations } from './engine/engine-invalidations';
import { engineOrigins } from './engine/engine-origins';
import type { Origins } from './origins';
import { cache } from './stages/cache';
import { defaultRootObject } from './stages/default-root-object';
import { allowedMethods } from './stages/methods';
import { origin } from './stages/origin';
import { responseHeaders } from './stages/response-headers';
import { pipelineOf, type Stage } from './stages/stage';
import { viewerProtocol } from './stages/viewer-protocol';

/** Serves the distribution of a stack that is deployed to the engine. Throws for a feature of it that this server would have to ignore. */
export async function serveDistribution(
  stack: DeployedStack,
  endpoint: string,
  listening: Listening,
): Promise<EdgeServer> {
  const edge = edgeOf(stack);
  const arn = `arn:aws:cloudfront::${LOCAL_ACCOUNT}:distribution/${edge.distributionId}`;
  const grants = await bucketGrants(bucketsOf(edge), arn, endpoint);
  const store = new MemoryCache();
  const server = await serveEdge(edge, { origins: engineOrigins(endpoint, grants), store }, listening);
  const watch = await watchInvalidations(engineInvalidations(edge.distributionId, endpoint), (paths) =>
    store.invalidate(paths),
  );
  return {
    ...server,
    async stop() {
      watch.stop();
      await server.stop();
    },
  };
}

const bucketsOf = ({ behaviours }: Edge): string[] => [
  ...new Set(behaviours.flatMap(({ origin }) => (origin.kind === 'bucket' ? [origin.bucket] : []))),
];

export type EdgeServices = {
  readonly origins: Origins;
  readonly store: MemoryCache;
  /** @default - this machine's clock */
  readonly nowMs?: () => number;
};

/** Serves a distribution before any origins. */
export function serveEdge(edge: Edge, services: EdgeServices, listening: Listening): Promise<EdgeServer> {
  const pipelines = (httpsAddress: () => string) =>
    new Map(
      edge.behaviours.map((behaviour) => [
        behaviour.pathPattern,
        pipelineOf(stagesOf(behaviour, { edge, httpsAddress, ...services })),
      ]),
    );
  return startEdgeServer(edge, pipelines, listening);
}

type Surroundings = EdgeServices & { readonly edge: Edge; readonly httpsAddress: () => string };

/** From the viewer to the origin; what comes back passes them in reverse. */
function stagesOf(
  behaviour: Behaviour,
  { edge, httpsAddress, origins, store, nowMs = Date.now }: Surroundings,
): Stage[] {
  const { errorTtlSeconds } = edge;
  return [
    viewerProtocol(behaviour.viewerProtocol, httpsAddress),
    allowedMethods(behaviour.methods),
    ...(behaviour.headersPolicy ? [responseHeaders(behaviour.headersPolicy)] : []),
    defaultRootObject(edge.defaultRootObject),
    cache(behaviour, { errorTtlSeconds, store, nowMs }),
    origin(behaviour, origins),
  ];
}
