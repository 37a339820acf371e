import { Obstacle } from '../../command/obstacle';
import type { CloudFrontResources } from './cloudfront-resources';
import { requireUnderstood } from './understood';

/** Where a behaviour's requests go. */
export type Origin = Place & {
  readonly domainName: string;
  /** For how long it may be silent before its answer begins. */
  readonly readTimeoutMs: number;
};

type Place =
  | { readonly kind: 'bucket'; readonly bucket: string; readonly region: string }
  | { readonly kind: 'api'; readonly apiId: string }
  | { readonly kind: 'function'; readonly urlId: string };

export type OriginConfig = {
  Id: string;
  DomainName: string;
  OriginAccessControlId?: string;
  CustomOriginConfig?: { OriginReadTimeout?: number };
  S3OriginConfig?: { OriginAccessIdentity?: string; OriginReadTimeout?: number };
};

/** Of how an origin is reached over the internet, only what shows here too: on loopback a connection is there at once or not at all. */
const UNDERSTOOD = {
  origin: [
    'ConnectionAttempts',
    'ConnectionTimeout',
    'CustomOriginConfig',
    'DomainName',
    'Id',
    'OriginAccessControlId',
    'S3OriginConfig',
  ],
  bucket: ['OriginAccessIdentity', 'OriginReadTimeout'],
  customOrigin: ['HTTPPort', 'HTTPSPort', 'OriginProtocolPolicy', 'OriginReadTimeout', 'OriginSSLProtocols'],
  accessControl: ['Description', 'Name', 'OriginAccessControlOriginType', 'SigningBehavior', 'SigningProtocol'],
};

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html#DownloadDistValuesOriginResponseTimeout */
const DEFAULT_READ_TIMEOUT_SECONDS = 30;

/** Reads an origin of a distribution. Throws for a kind or a feature that this server does not have. */
export function originOf(config: OriginConfig, resources: CloudFrontResources): Origin {
  const { Id, DomainName, CustomOriginConfig = {}, S3OriginConfig = {} } = config;
  requireUnderstood(config, UNDERSTOOD.origin, `origin ${Id}`);
  requireUnderstood(CustomOriginConfig, UNDERSTOOD.customOrigin, `origin ${Id}`);
  requireUnderstood(S3OriginConfig, UNDERSTOOD.bucket, `origin ${Id}`);
  const place = placeOf(DomainName);
  if (!place) throw new Obstacle(`the local edge server can't stand in for origin ${Id} at ${DomainName}`);
  if (place.kind !== 'api') requireSigned(config, place.kind, resources);
  const seconds = CustomOriginConfig.OriginReadTimeout ?? S3OriginConfig.OriginReadTimeout;
  return { ...place, domainName: DomainName, readTimeoutMs: (seconds ?? DEFAULT_READ_TIMEOUT_SECONDS) * 1000 };
}

function placeOf(domainName: string): Place | undefined {
  const nameBefore = (rest: RegExp) => new RegExp(`^(.+)\\.${rest.source}$`).exec(domainName)?.[1];
  const [, bucket, region] = /^(.+)\.s3\.([a-z0-9-]+)\.amazonaws\.com$/.exec(domainName) ?? [];
  if (bucket && region) return { kind: 'bucket', bucket, region };
  const apiId = nameBefore(/execute-api\.[a-z0-9-]+\.amazonaws\.com/);
  if (apiId) return { kind: 'api', apiId };
  const urlId = nameBefore(/lambda-url\.[a-z0-9-]+\.on\.aws/);
  return urlId ? { kind: 'function', urlId } : undefined;
}

/** What an access control has to be made for. */
const CONTROLLED = { bucket: 's3', function: 'lambda' } as const;

/** The policies of buckets and functions know CloudFront by its signature. */
function requireSigned(
  { Id, OriginAccessControlId, S3OriginConfig }: OriginConfig,
  kind: keyof typeof CONTROLLED,
  resources: CloudFrontResources,
): void {
  if (!OriginAccessControlId || S3OriginConfig?.OriginAccessIdentity)
    throw new Obstacle(`origin ${Id} has no origin access control: CloudFront could reach a public ${kind} only`);
  const config = resources('OriginAccessControl', OriginAccessControlId)?.OriginAccessControlConfig ?? {};
  requireUnderstood(config, UNDERSTOOD.accessControl, `the access control of origin ${Id}`);
  const { SigningBehavior = 'always', OriginAccessControlOriginType: type = CONTROLLED[kind] } = config as {
    SigningBehavior?: string;
    OriginAccessControlOriginType?: string;
  };
  if (SigningBehavior !== 'always')
    throw new Obstacle(`the local edge server does not know ${SigningBehavior} of the access control of origin ${Id}`);
  if (type !== CONTROLLED[kind])
    throw new Obstacle(`the access control of origin ${Id} is for ${type}: a ${kind} takes ${CONTROLLED[kind]}`);
}
