import { DEFAULT_ERROR_TTL_SECONDS } from '../distribution';
import { type EdgeResponse, type Fields, fieldValue } from '../http';
import type { CachePolicy } from '../policies/cache-policy';

/** Kept whatever the origin says of them: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html */
const ALWAYS_KEPT_ERRORS = [404, 414, 500, 501, 502, 503, 504];
/** Kept when the origin says for how long. */
const OTHER_KEPT_ERRORS = [400, 403, 405, 412, 415];

export type FreshnessRules = {
  readonly cachePolicy: CachePolicy;
  /** Status to seconds, as the distribution has them. */
  readonly errorTtlSeconds: ReadonlyMap<number, number>;
};

/**
 * For how many seconds CloudFront serves a response without asking again; 0 asks every time whether the copy is still right,
 * `undefined` keeps none. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/Expiration.html
 */
export function ttlSeconds(
  { status, headers }: Pick<EdgeResponse, 'status' | 'headers'>,
  { cachePolicy, errorTtlSeconds }: FreshnessRules,
  nowMs: number,
): number | undefined {
  if (status >= 400) return errorTtl(status, askedSeconds(headers, nowMs), errorTtlSeconds);
  // a part is not the whole, and nothing is kept under a policy that keeps nothing
  if (status === 206 || cachePolicy.maxTtlSeconds === 0) return undefined;
  const { minTtlSeconds, maxTtlSeconds, defaultTtlSeconds } = cachePolicy;
  const directives = directivesOf(headers);
  if (directives.has('no-store') || directives.has('private')) return minTtlSeconds || undefined;
  if (directives.has('no-cache')) return minTtlSeconds;
  const asked = askedSeconds(headers, nowMs);
  if (asked === undefined) return Math.max(minTtlSeconds, defaultTtlSeconds);
  return Math.min(Math.max(asked, minTtlSeconds), maxTtlSeconds);
}

function errorTtl(
  status: number,
  asked: number | undefined,
  errorTtls: ReadonlyMap<number, number>,
): number | undefined {
  const isKept = ALWAYS_KEPT_ERRORS.includes(status) || errorTtls.has(status);
  const isKeptWhenAsked = OTHER_KEPT_ERRORS.includes(status) && asked !== undefined;
  if (!isKept && !isKeptWhenAsked) return undefined;
  return Math.max(errorTtls.get(status) ?? DEFAULT_ERROR_TTL_SECONDS, asked ?? 0) || undefined;
}

/** For how long the origin asks to be kept by a cache that many share. */
function askedSeconds(headers: Fields, nowMs: number): number | undefined {
  const directives = directivesOf(headers);
  const age = directives.get('s-maxage') ?? directives.get('max-age');
  if (age !== undefined && /^\d+$/.test(age)) return Number(age);
  const expires = Date.parse(fieldValue(headers, 'expires') ?? '');
  return Number.isNaN(expires) ? undefined : Math.max(0, Math.floor((expires - nowMs) / 1000));
}

/** Whether a stale copy may stand in for an origin that fails: always, unless the origin forbade it. */
export function maySurviveErrors(headers: Fields): boolean {
  return directivesOf(headers).get('stale-if-error') !== '0';
}

function directivesOf(headers: Fields): Map<string, string> {
  const directives = (fieldValue(headers, 'cache-control') ?? '').toLowerCase().split(',');
  return new Map(
    directives.map((directive) => {
      const [name = '', value = ''] = directive.trim().split('=');
      return [name, value.replaceAll('"', '')];
    }),
  );
}
