import type { MemoryCache } from './cache/memory-cache';
import type { Behaviour, Edge } from './distribution';
import { edgeFunction, type FunctionSource } from './functions/edge-function';
import type { FunctionRunner } from './functions/function-runner';
import type { KeyValueStore } from './functions/key-value-store';
import type { Origins } from './origins';
import { cache } from './stages/cache';
import { compression } from './stages/compression';
import { defaultRootObject } from './stages/default-root-object';
import { failover } from './stages/failover';
import { allowedMethods } from './stages/methods';
import { origin } from './stages/origin';
import { responseHeaders } from './stages/response-headers';
import { pipelineOf, type Stage } from './stages/stage';
import { viewerProtocol } from './stages/viewer-protocol';
import { type FunctionAt, viewerRequest } from './stages/viewer-request';
import { viewerResponse } from './stages/viewer-response';

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

export type Surroundings = EdgeServices & {
  readonly edge: Edge;
  readonly httpsAddress: string;
  readonly runner: FunctionRunner;
};

/** From the viewer to the origin; what comes back passes them in reverse. */
export function stagesOf(behaviour: Behaviour, surroundings: Surroundings): Stage[] {
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
    compression(behaviour),
    ...originStages(behaviour, origins),
  ];
}

function originStages({ failover: standIn, ...behaviour }: Behaviour, origins: Origins): Stage[] {
  const first = origin(behaviour, origins);
  if (!standIn) return [first];
  const second = pipelineOf([origin({ ...behaviour, origin: standIn.origin }, origins)]);
  return [failover(standIn, second), first];
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
