/** What a price list says of one thing: US dollars each, after what is free in every month of an account's life. */
export type Price = { readonly each: number; readonly free: number; readonly source: string };

/** The newest published lists for us-east-1 that these were compared with; look again before you rely on them. Other regions differ, taxes come on top. */
export const PRICES_AS_OF = '2026-06';

/** Everything of this stack that costs while nobody uses it. Storage and requests of people are not idle. */
export const PRICES = {
  /** A million requests to a standard queue; the mapping of a function asks even when nothing is there. */
  millionQueueRequests: { each: 0.4, free: 1, source: 'https://aws.amazon.com/sqs/pricing/' },
  /** A metric that an alarm of standard resolution looks at. */
  alarmMetric: { each: 0.1, free: 10, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  /** A dashboard; free ones have up to 50 metrics. */
  dashboard: { each: 3, free: 3, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  /** A metric that a distribution writes beyond its free ones, as a metric of one's own. */
  cacheMetric: { each: 0.3, free: 0, source: 'https://aws.amazon.com/cloudwatch/pricing/' },
  /** A metric of a replication rule, as a metric of one's own. */
  replicationMetric: {
    each: 0.3,
    free: 0,
    source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html',
  },
  /** A customer managed key, before its first rotation. */
  key: { each: 1, free: 0, source: 'https://aws.amazon.com/kms/pricing/' },
  /** An endpoint's address in one zone, a month of 730 hours; a gateway is free. */
  endpointAddress: { each: 7.3, free: 0, source: 'https://aws.amazon.com/privatelink/pricing/' },
  /** A secret, however many versions of it there are. */
  secret: { each: 0.4, free: 0, source: 'https://aws.amazon.com/secrets-manager/pricing/' },
} as const satisfies Readonly<Record<string, Price>>;

const S3_PRICING = 'https://aws.amazon.com/s3/pricing/';

/** What S3 takes of one storage class, in US dollars: a GB and month, a GB that is read, and a request of either kind. */
export type ClassPrice = {
  readonly gbMonth: number;
  readonly readGb: number;
  readonly read: number;
  /** To write one object into it, as S3 does with a copy. */
  readonly write: number;
  /** To move one object into it. */
  readonly move: number;
  readonly source: string;
};

const perThousand = (dollars: number): number => dollars / 1000;

/** By the words of `lib/config/storage-classes.ts`; the first 50 TB of Standard. */
export const STORAGE_CLASS_PRICES = {
  standard: {
    gbMonth: 0.023,
    readGb: 0,
    read: perThousand(0.0004),
    write: perThousand(0.005),
    move: 0,
    source: S3_PRICING,
  },
  'intelligent-tiering': {
    gbMonth: 0.023,
    readGb: 0,
    read: perThousand(0.0004),
    write: perThousand(0.005),
    move: perThousand(0.01),
    source: S3_PRICING,
  },
  'standard-ia': {
    gbMonth: 0.0125,
    readGb: 0.01,
    read: perThousand(0.001),
    write: perThousand(0.01),
    move: perThousand(0.01),
    source: S3_PRICING,
  },
  'one-zone-ia': {
    gbMonth: 0.01,
    readGb: 0.01,
    read: perThousand(0.001),
    write: perThousand(0.01),
    move: perThousand(0.01),
    source: S3_PRICING,
  },
  'glacier-ir': {
    gbMonth: 0.004,
    readGb: 0.03,
    read: perThousand(0.01),
    write: perThousand(0.02),
    move: perThousand(0.02),
    source: S3_PRICING,
  },
  glacier: {
    gbMonth: 0.0036,
    readGb: 0,
    read: perThousand(0.0004),
    write: perThousand(0.03),
    move: perThousand(0.03),
    source: S3_PRICING,
  },
  'deep-archive': {
    gbMonth: 0.00099,
    readGb: 0,
    read: perThousand(0.0004),
    write: perThousand(0.05),
    move: perThousand(0.05),
    source: S3_PRICING,
  },
} as const satisfies Readonly<Record<string, ClassPrice>>;

/** The tiers of Intelligent-Tiering below its first, a GB and month, and what watching one object costs a month. */
export const TIER_PRICES = {
  infrequent: 0.0125,
  archiveInstant: 0.004,
  archiveAccess: 0.0036,
  deepArchiveAccess: 0.00099,
  watchedObject: perThousand(0.0025),
  source: S3_PRICING,
} as const;

/** What S3 takes to restore an object, and a GB of it. A tier that a place does not have is absent. */
export const RESTORE_PRICES = {
  glacier: {
    expedited: { object: perThousand(10), gb: 0.03 },
    standard: { object: perThousand(0.05), gb: 0.01 },
    bulk: { object: 0, gb: 0 },
  },
  'deep-archive': {
    standard: { object: perThousand(0.1), gb: 0.02 },
    bulk: { object: perThousand(0.025), gb: 0.0025 },
  },
  'archive-access': {
    expedited: { object: perThousand(10), gb: 0.03 },
    standard: { object: 0, gb: 0 },
    bulk: { object: 0, gb: 0 },
  },
  'deep-archive-access': { standard: { object: 0, gb: 0 }, bulk: { object: 0, gb: 0 } },
} as const;

/** US dollars for a GB that lies somewhere for a month, us-east-1; no region is cheaper by more than a few cents. */
export const STORAGE = {
  /** Every version of an object, in the standard class. */
  bucketGb: { each: STORAGE_CLASS_PRICES.standard.gbMonth, source: S3_PRICING },
  /** A row at rest, and its point-in-time recovery. */
  tableGb: { each: 0.25 + 0.2, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
} as const;

/** US dollars for what S3 copies, us-east-1, besides writing it and keeping it: both are in the price of the class that it goes to. */
export const REPLICATION = {
  /** Few regions are near enough to each other to cost less. */
  gbToAnotherRegion: { each: 0.02, source: S3_PRICING },
  /** With Replication Time Control, besides its way. */
  gbVouchedFor: { each: 0.015, source: S3_PRICING },
} as const;

/** US dollars for having S3 copy what is there already, us-east-1, besides what every copy costs. */
export const BATCH_REPLICATION = {
  job: { each: 0.25, source: S3_PRICING },
  /** Listed by S3 and then worked off. */
  millionObjects: { each: 0.015 + 1, source: S3_PRICING },
} as const;

/** US dollars for what AWS's services write down about the buckets, us-east-1, besides its storage. Access logs cost nothing else, nor do the free metrics of Storage Lens. */
export const EVIDENCE = {
  /** Versions that S3 lists. */
  millionListed: { each: 0.0025, source: 'https://aws.amazon.com/s3/pricing/' },
  /** Requests for objects that CloudTrail vouches for. */
  millionEvents: { each: 1, source: 'https://aws.amazon.com/cloudtrail/pricing/' },
  /** Objects whose reads S3 watches for a month. */
  millionWatched: { each: 0.1, source: 'https://aws.amazon.com/s3/pricing/' },
} as const;
