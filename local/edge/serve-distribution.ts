import { LOCAL_ACCOUNT } from '../environment';
import type { DeployedStack } from '../template';
import { type EdgeServices, stagesOf } from './behaviour-stages';
import { watchInvalidations } from './cache/invalidations';
import { MemoryCache } from './cache/memory-cache';
import { type Edge, edgeOf } from './distribution';
import { type EdgeServer, type Listening, type Pipelines, startEdgeServer } from './edge-server';
import { bucketGrants } from './engine/bucket-grants';
import { engineInvalidations } from './engine/engine-invalidations';
import { engineKeyValueStore } from './engine/engine-key-value-store';
import { engineOrigins, type Regions } from './engine/engine-origins';
import { invocableUrls } from './engine/function-grants';
import { type FunctionRunner, startFunctionRunner } from './functions/function-runner';
import type { Origin } from './origin-config';
import { pipelineOf } from './stages/stage';

/** Serves the distribution of a stack that is deployed to the engine. Throws for a feature of it that this server would have to ignore. */
export async function serveDistribution(
  stack: DeployedStack,
  endpoint: string,
  { doors, ...listening }: Listening & Regions,
): Promise<EdgeServer> {
  const edge = edgeOf(stack);
  const arn = `arn:aws:cloudfront::${LOCAL_ACCOUNT}:distribution/${edge.distributionId}`;
  const grants = {
    buckets: await bucketGrants(bucketsOf(edge), arn, endpoint),
    functions: await invocableUrls(functionUrlsOf(edge), arn, endpoint),
  };
  const store = new MemoryCache();
  const stores = (id: string) => engineKeyValueStore(stack.physicalIds[id] ?? id, endpoint);
  const invalidations = engineInvalidations(edge.distributionId, endpoint);
  const watch = await watchInvalidations(invalidations, (paths) => store.invalidate(paths));
  try {
    const origins = engineOrigins(endpoint, grants, { doors });
    const server = await serveEdge(edge, { origins, store, stores }, listening);
    return alsoStopping(server, async () => watch.stop());
  } catch (error) {
    watch.stop();
    throw error;
  }
}

const originsOf = ({ behaviours }: Edge): Origin[] =>
  behaviours.flatMap(({ origin, failover }) => [origin, ...(failover ? [failover.origin] : [])]);

const bucketsOf = (edge: Edge): string[] => [
  ...new Set(originsOf(edge).flatMap((origin) => (origin.kind === 'bucket' ? [origin.bucket] : []))),
];

const functionUrlsOf = (edge: Edge): string[] => [
  ...new Set(originsOf(edge).flatMap((origin) => (origin.kind === 'function' ? [origin.urlId] : []))),
];

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

/** The stages of every behaviour. */
const pipelinesOf =
  (edge: Edge, services: EdgeServices & { readonly runner: FunctionRunner }): Pipelines =>
  (httpsAddress) =>
    new Map(
      edge.behaviours.map((behaviour) => [
        behaviour,
        pipelineOf(stagesOf(behaviour, { edge, httpsAddress, ...services })),
      ]),
    );
