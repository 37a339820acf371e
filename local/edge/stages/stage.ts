import type { EdgeRequest, EdgeResponse } from '../http';

export type Next = (request: EdgeRequest) => Promise<EdgeResponse>;

/** One step between viewer and origin: it may change the request, answer by itself, or change what comes back. */
export type Stage = (request: EdgeRequest, next: Next) => Promise<EdgeResponse>;

/** The stages as one: the first is nearest to the viewer, and the last must answer. */
export function pipelineOf(stages: readonly Stage[]): Next {
  const end: Next = () => Promise.reject(new Error('no stage answered'));
  return stages.reduceRight<Next>((next, stage) => (request) => stage(request, next), end);
}
