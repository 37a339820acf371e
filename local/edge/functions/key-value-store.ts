/** What a key value store holds. */
export type StoreContent = {
  /** All that `cf.kvs(id)` may call it. */
  readonly ids: readonly string[];
  readonly items: ReadonlyArray<readonly [key: string, value: string]>;
  readonly meta: { readonly creationDateTime: string; readonly lastUpdatedDateTime: string };
};

/** The port to a function's key value store: what is in it, no older than CloudFront's own copies may be. */
export type KeyValueStore = { read(): Promise<StoreContent> };
