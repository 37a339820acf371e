import { Obstacle } from '../../../command/obstacle';
import type { CloudFrontResources } from '../cloudfront-resources';
import { type Encoding, encodingsOf } from '../encoding';
import { requireUnderstood } from '../understood';
import { NOTHING, type Selected, type SelectionConfig, selectedBy } from './selection';

/** What a cached response is found by, and for how long. */
export type CachePolicy = {
  readonly key: Selected;
  /** The compressions that are kept apart, the better first. */
  readonly encodings: readonly Encoding[];
  readonly minTtlSeconds: number;
  readonly defaultTtlSeconds: number;
  readonly maxTtlSeconds: number;
};

const NO_KEY: Selected = { headers: NOTHING, cookies: NOTHING, query: NOTHING };
const DAY_SECONDS = 86_400;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html */
const MANAGED: Readonly<Record<string, CachePolicy>> = {
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': {
    key: NO_KEY,
    encodings: encodingsOf({ brotli: true, gzip: true }),
    minTtlSeconds: 1,
    defaultTtlSeconds: DAY_SECONDS,
    maxTtlSeconds: 365 * DAY_SECONDS,
  },
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': {
    key: NO_KEY,
    encodings: [],
    minTtlSeconds: 0,
    defaultTtlSeconds: 0,
    maxTtlSeconds: 0,
  },
};

type PolicyConfig = {
  DefaultTTL: number;
  MaxTTL: number;
  MinTTL: number;
  ParametersInCacheKeyAndForwardedToOrigin: SelectionConfig & {
    EnableAcceptEncodingBrotli?: boolean;
    EnableAcceptEncodingGzip?: boolean;
  };
};

const UNDERSTOOD = ['Name', 'Comment', 'DefaultTTL', 'MaxTTL', 'MinTTL', 'ParametersInCacheKeyAndForwardedToOrigin'];
const PARAMETERS = [
  'CookiesConfig',
  'HeadersConfig',
  'QueryStringsConfig',
  'EnableAcceptEncodingBrotli',
  'EnableAcceptEncodingGzip',
];

/** Reads the policy under an id, the stack's own or one of AWS's. Throws for any other. */
export function cachePolicyOf(id: string, resources: CloudFrontResources): CachePolicy {
  const config = resources('CachePolicy', id)?.CachePolicyConfig as PolicyConfig | undefined;
  if (config) return ownPolicy(config, `cache policy ${id}`);
  return MANAGED[id] ?? unknownPolicy(id);
}

function ownPolicy(config: PolicyConfig, what: string): CachePolicy {
  const parameters = config.ParametersInCacheKeyAndForwardedToOrigin;
  requireUnderstood(config, UNDERSTOOD, what);
  requireUnderstood(parameters, PARAMETERS, what);
  const { EnableAcceptEncodingBrotli: brotli, EnableAcceptEncodingGzip: gzip } = parameters;
  return {
    key: selectedBy(parameters, what),
    encodings: encodingsOf({ brotli, gzip }),
    minTtlSeconds: config.MinTTL,
    defaultTtlSeconds: config.DefaultTTL,
    maxTtlSeconds: config.MaxTTL,
  };
}

function unknownPolicy(id: string): never {
  throw new Obstacle(
    `the local edge server does not know the cache policy ${id}: teach it in local/edge/policies/cache-policy.ts`,
  );
}
