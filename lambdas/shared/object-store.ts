import type { ArchiveState } from './archive-state';

/** What S3 says about one object. */
export type ObjectFacts = ArchiveState & {
  readonly versionId?: string;
  /** Without the quotes that HTTP puts around it. */
  readonly etag: string;
  readonly sizeBytes: number;
  readonly contentType: string;
  /** ISO 8601, UTC. */
  readonly modifiedAt: string;
  readonly storageClass: string;
  readonly checksum?: { readonly algorithm: string; readonly value: string };
  /** User metadata without its `x-amz-meta-` prefix. */
  readonly metadata: Readonly<Record<string, string>>;
};

/** What a look at a key found. `deleted`: a delete marker stands on top and older versions may live below it. */
export type Observation =
  | { readonly state: 'present'; readonly facts: ObjectFacts }
  | { readonly state: 'deleted' }
  | { readonly state: 'absent' };

/** What a browser is told about an object. */
export type ObjectHeaders = { readonly contentType: string; readonly cacheControl?: string };

/** One bucket. Missing things are answers; a refusal (403) or an outage throws, and is never taken for a deletion. */
export interface ObjectStore {
  readonly bucket: string;
  /** Looks at the key as it is now, or at one version of it. */
  observe(key: string, versionId?: string): Promise<Observation>;
  /** The bytes, or nothing when the object (or that version) is gone or archived: look again. */
  read(key: string, versionId?: string): Promise<Uint8Array | undefined>;
  /** Creates or replaces. */
  write(key: string, body: Uint8Array, headers: ObjectHeaders): Promise<void>;
  /** Creates, unless the key has an object already: then it stays as it is and the answer is false. */
  create(key: string, body: Uint8Array, headers: ObjectHeaders): Promise<boolean>;
  /** Every current key below a prefix, in S3's order. */
  keysBelow(prefix: string): Promise<string[]>;
  /** Removes keys; one that is missing is no error. */
  remove(keys: readonly string[]): Promise<void>;
  /**
   * Removes one key with every version and marker of it, for good; answers whether there was any. The object is gone from the
   * first moment on and, wherever this breaks off, does not come back; repeating it removes the rest.
   */
  erase(key: string): Promise<boolean>;
}
