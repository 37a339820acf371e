/** Names that constructs and handlers must agree on. Imports nothing, so that `lib` may read it without the SDK. */

/** Key prefixes: grants, bucket policies and handlers all use these. */
export const KEY_PREFIX = {
  /** What came through the API: `u/<owner>/<ulid>/<safe name>`. The client never chooses it. */
  uploads: 'u/',
  /** What operators copy in with the CLI: `import/<any key>`. */
  imports: 'import/',
  /** What the renderer makes: `i/<asset>/<edition>/<leaf>`, see `rendition-key.ts`. */
  renditions: 'i/',
  /** What variants are made from on demand: `m/<asset>/<edition>`. CloudFront may not read it. */
  mezzanines: 'm/',
} as const;

/**
 * AVIF effort of what many people look at: an eighth smaller than with effort 0, which pays for its time from about 11 views on. Effort 4
 * pays from 114 on: `docs/decisions/0005-effort-and-views.md`.
 */
export const EFFORT_FOR_MANY_VIEWS = 3;

/** Of every rendition that is not asked for in another, as JPEG counts; every variant has one spelling, so nobody may ask for this one. */
export const USUAL_QUALITY = 78;

/** Everything the HTTP API answers is below this path, at CloudFront and at API Gateway alike. */
export const API_ROOT = '/api/v1';

/** Where CloudFront's metrics, certificates and our edge stack are, wherever the rest is. */
export const CLOUDFRONT_REGION = 'us-east-1';

/** Key attributes of the catalog table. */
export const CATALOG_KEY = { partition: 'pk', sort: 'sk', expiry: 'expiresAt' } as const;

/** How the partition of every lease begins, so that whoever takes them may write nothing else. */
export const LEASE_PREFIX = 'L#';

/**
 * Secondary indexes of the catalog. They are sparse (only a present `CUR` item has their attributes) and hold keys only:
 * an index says where to look, the row is read from the table, so that a stale index entry never shows a deleted asset.
 * All exist from the start, because DynamoDB adds one index an update:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html
 */
export const CATALOG_INDEX = {
  /** One owner's assets by time; the partition is `<owner>#<shard>`. */
  byOwner: { name: 'by-owner', partition: 'ixOwner', sort: 'ixTime' },
  /** One folder's assets by name; the partition is `<bucket>/<folder>#<shard>`. */
  byFolder: { name: 'by-folder', partition: 'ixFolder', sort: 'ixName' },
  /** One day's assets (UTC); the partition is `<bucket>/<yyyy-mm-dd>#<shard>`. */
  byDay: { name: 'by-day', partition: 'ixDay', sort: 'ixTime' },
  /** Assets with the same content; the partition is `<algorithm>:<checksum>:<bytes>`, empty objects left out. */
  byContent: { name: 'by-content', partition: 'ixContent', sort: 'pk' },
  /** Assets under one classification label; the partition is `<label>#<shard>`. */
  byLabel: { name: 'by-label', partition: 'ixLabel', sort: 'ixTime' },
} as const;

/** The environment that a construct writes for a schema that a handler reads: the same names, always strings. */
export type EnvironmentFor<Parsed> = Readonly<Record<keyof Parsed, string>>;

/** The same for a handler behind a queue: the construct that makes both adds the address of the dead letters. */
export type ConsumerEnvironmentFor<Parsed> = Omit<EnvironmentFor<Parsed>, 'DEAD_LETTERS_URL'>;
