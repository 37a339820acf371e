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

/** US dollars for a GB that lies somewhere for a month, us-east-1, November 2026; no region is cheaper by more than a few cents. */
export const STORAGE = {
  /** Every version of an object, in the standard class. */
  bucketGb: { each: 0.023, source: 'https://aws.amazon.com/s3/pricing/' },
  /** A row at rest, and its point-in-time recovery. */
  tableGb: { each: 0.25 + 0.2, source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/' },
} as const;

/** US dollars for having S3 copy what is there already, us-east-1. */
export const BATCH_REPLICATION = {
  job: { each: 0.25, source: 'https://aws.amazon.com/s3/pricing/' },
  /** Listed by S3 and then copied. */
  millionObjects: { each: 0.015 + 1, source: 'https://aws.amazon.com/s3/pricing/' },
  /** To another region. */
  gbOnItsWay: { each: 0.02, source: 'https://aws.amazon.com/s3/pricing/' },
} as const;
