import type { Readable } from 'node:stream';

import type { EdgeResponse, Fields } from './http';
import type { Origin } from './origin-config';

export type OriginRequest = {
  readonly method: string;
  readonly uri: string;
  readonly query: string;
  readonly headers: Fields;
  readonly body?: Readable;
};

/** What stands behind the edge: the port to buckets and APIs, wherever they run. Rejects when nobody answers there. */
export type Origins = (origin: Origin, request: OriginRequest) => Promise<EdgeResponse>;
