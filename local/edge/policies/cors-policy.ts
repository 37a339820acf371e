import { type Fields, fieldValue } from '../http';
import { requireUnderstood } from '../understood';

/** The part of a response headers policy that answers other origins. */
export type CorsPolicy = {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly credentials: boolean;
  readonly maxAgeSeconds?: number;
  /** Whether it takes the place of the origin's own. */
  readonly overrides: boolean;
};

type Items = { Items: string[] };
export type CorsConfig = {
  AccessControlAllowCredentials: boolean;
  AccessControlAllowHeaders: Items;
  AccessControlAllowMethods: Items;
  AccessControlAllowOrigins: Items;
  AccessControlExposeHeaders?: Items;
  AccessControlMaxAgeSec?: number;
  OriginOverride: boolean;
};

const UNDERSTOOD = [
  'AccessControlAllowCredentials',
  'AccessControlAllowHeaders',
  'AccessControlAllowMethods',
  'AccessControlAllowOrigins',
  'AccessControlExposeHeaders',
  'AccessControlMaxAgeSec',
  'OriginOverride',
];
const ALL_METHODS = ['GET', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Reads the CORS part of a response headers policy. */
export function corsPolicyOf(config: CorsConfig, id: string): CorsPolicy {
  requireUnderstood(config, UNDERSTOOD, `CorsConfig of response headers policy ${id}`);
  const methods = config.AccessControlAllowMethods.Items;
  return {
    origins: config.AccessControlAllowOrigins.Items,
    methods: methods.includes('ALL') ? ALL_METHODS : methods,
    headers: config.AccessControlAllowHeaders.Items,
    exposed: config.AccessControlExposeHeaders?.Items ?? [],
    credentials: config.AccessControlAllowCredentials,
    maxAgeSeconds: config.AccessControlMaxAgeSec,
    overrides: config.OriginOverride,
  };
}

/** The headers that the policy adds for a request: none unless it comes from another origin that the policy allows. */
export function corsHeaders(policy: CorsPolicy, method: string, request: Fields): Record<string, string> {
  const origin = fieldValue(request, 'origin');
  const allowed = origin === undefined ? undefined : allowedOrigin(origin, policy.origins);
  if (allowed === undefined) return {};
  const isPreflight = method === 'OPTIONS' && request.has('access-control-request-method');
  return {
    'access-control-allow-origin': allowed,
    ...(policy.credentials && { 'access-control-allow-credentials': 'true' }),
    ...(isPreflight ? preflightHeaders(policy) : exposedHeaders(policy)),
  };
}

function preflightHeaders({ methods, headers, maxAgeSeconds }: CorsPolicy): Record<string, string> {
  return {
    'access-control-allow-methods': methods.join(', '),
    'access-control-allow-headers': headers.join(', '),
    ...(maxAgeSeconds !== undefined && { 'access-control-max-age': String(maxAgeSeconds) }),
  };
}

const exposedHeaders = ({ exposed }: CorsPolicy): Record<string, string> =>
  exposed.length > 0 ? { 'access-control-expose-headers': exposed.join(', ') } : {};

function allowedOrigin(origin: string, patterns: readonly string[]): string | undefined {
  if (patterns.includes('*')) return '*';
  return patterns.some((pattern) => originPattern(pattern).test(origin)) ? origin : undefined;
}

/** A `*` stands for the leftmost part of the domain or for any port; without a scheme both will do. */
function originPattern(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*');
  return new RegExp(`^${pattern.includes('://') ? '' : 'https?://'}${escaped}$`, 'i');
}
