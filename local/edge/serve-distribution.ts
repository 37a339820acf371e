import { LOCAL_ACCOUNT } from '../environment';
import type { DeployedStack } from '../template';
import { watchInvalidations } from './cache/invalidations';
import { MemoryCache } from './cache/memory-cache';
import { type Behaviour, type Edge, edgeOf } from './distribution';
import { type EdgeServer, type Listening, type Pipelines, startEdgeServer } from './edge-server';
import { bucketGrants } from './engine/bucket-grants';
import { engineInvalidations } from './engine/engine-invalidations';
import { engineKeyValueStore } from './engine/engine-key-value-store';
import { engineOrigins } from './engine/engine-origins';
import { edgeFunction, type FunctionSource } from './functions/edge-function';
import { type FunctionRunner, startFunctionRunner } from './functions/function-runner';
import type { KeyValueStore } from './functions/key-value-store';
import type { Origins } from './origins';
import { cache } from './stages/cache';
import { defaultRootObject } from './stages/default-root-object';
import { allowedMethods } from './stages/methods';
import { origin } from './stages/origin';
import { responseHeaders } from './stages/response-headers';
import { pipelineOf, type Stage } from './stages/stage';
import { viewerProtocol } from './stages/viewer-protocol';
import { type FunctionAt, viewerRequest } from './stages/viewer-request';
import { viewerResponse } from './stages/viewer-response';

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
  const stores = (id: string) => engineKeyValueStore(stack.physicalIds[id] ?? id, endpoint);
  const server = await serveEdge(edge, { origins: engineOrigins(endpoint, grants), store, stores }, listening);
  const watch = await watchInvalidations(engineInvalidations(edge.distributionId, endpoint), (paths) =>
    store.invalidate(paths),
  );
  return alsoStopping(server, async () => watch.stop());
}

const bucketsOf = ({ behaviours }: Edge): string[] => [
  ...new Set(behaviours.flatMap(({ origin }) => (origin.kind === 'bucket' ? [origin.bucket] : []))),
];

export type EdgeServices = {
  readonly origins: Origins;
  readonly store: MemoryCache;
  /** The key value store of a logical id. */
  readonly stores: (id: string) => KeyValueStore;
  /** Takes what functions say. @default - the console */
  readonly log?: (line: string) => void;
  /** @default - this machine's clock */
  readonly nowMs?: () => number;
};

/** Serves a distribution before any origins. */
export async function serveEdge(edge: Edge, services: EdgeServices, listening: Listening): Promise<EdgeServer> {
  const runner = startFunctionRunner();
  try {
    const server = await startEdgeServer(edge, pipelinesOf(edge, { ...services, runner }), listening);
    return alsoStopping(server, runner.stop);
  } catch (error) {
    await runner.stop();
    throw error;
  }
}

const alsoStopping = (server: EdgeServer, stop: () => Promise<void>): EdgeServer => ({
  ...server,
  async stop() {
    await server.stop();
    await stop();
  },
});

/** The stages of every behaviour, by its path pattern. */
const pipelinesOf =
  (edge: Edge, services: EdgeServices & { readonly runner: FunctionRunner }): Pipelines =>
  (httpsAddress) =>
    new Map(
      edge.behaviours.map((behaviour) => [
        behaviour.pathPattern,
        pipelineOf(stagesOf(behaviour, { edge, httpsAddress, ...services })),
      ]),
    );

type Surroundings = EdgeServices & {
  readonly edge: Edge;
  readonly httpsAddress: () => string;
  readonly runner: FunctionRunner;
};

/** From the viewer to the origin; what comes back passes them in reverse. */
function stagesOf(behaviour: Behaviour, surroundings: Surroundings): Stage[] {
  const { edge, httpsAddress, origins, store, nowMs = Date.now } = surroundings;
  const { viewerRequest: onRequest, viewerResponse: onResponse } = behaviour.functions;
  const { headersPolicy } = behaviour;
  return [
    viewerProtocol(behaviour.viewerProtocol, httpsAddress),
    allowedMethods(behaviour.methods),
    ...(onResponse ? [viewerResponse(functionAt(onResponse, surroundings))] : []),
    ...(headersPolicy ? [responseHeaders(headersPolicy)] : []),
    ...(onRequest ? [viewerRequest(functionAt(onRequest, surroundings))] : []),
    defaultRootObject(edge.defaultRootObject),
    cache(behaviour, { errorTtlSeconds: edge.errorTtlSeconds, store, nowMs }),
    origin(behaviour, origins),
  ];
}

function functionAt(source: FunctionSource, { edge, runner, stores, log = console.error }: Surroundings): FunctionAt {
  const store = source.storeId === undefined ? undefined : stores(source.storeId);
  return {
    name: source.name,
    run: edgeFunction(source, { runner, store, log }),
    distributionId: edge.distributionId,
    log,
  };
}
