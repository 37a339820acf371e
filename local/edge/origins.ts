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

/** An origin that did not begin to answer in time. */
export class OriginTimeout extends Error {}

/**
 * What stands behind the edge: the port to buckets, APIs and functions, wherever they run. Rejects when nobody answers there, with
 * `OriginTimeout` when nobody answers in time.
 */
export type Origins = (origin: Origin, request: OriginRequest) => Promise<EdgeResponse>;
