import { Obstacle } from '../../command/obstacle';
import type { CloudFrontResources } from './cloudfront-resources';
import { requireUnderstood } from './understood';

/** Where a behaviour's requests go. */
export type Origin =
  | { readonly kind: 'bucket'; readonly bucket: string; readonly domainName: string }
  | { readonly kind: 'api'; readonly apiId: string; readonly domainName: string };

export type OriginConfig = {
  Id: string;
  DomainName: string;
  OriginAccessControlId?: string;
  CustomOriginConfig?: object;
  S3OriginConfig?: { OriginAccessIdentity?: string };
};

/** Of a custom origin only how it is reached over the internet, which here it is not. */
const UNDERSTOOD = {
  origin: ['CustomOriginConfig', 'DomainName', 'Id', 'OriginAccessControlId', 'S3OriginConfig'],
  customOrigin: ['HTTPPort', 'HTTPSPort', 'OriginProtocolPolicy', 'OriginSSLProtocols'],
  accessControl: ['Description', 'Name', 'OriginAccessControlOriginType', 'SigningBehavior', 'SigningProtocol'],
};

/** Reads an origin of a distribution. Throws for a kind or a feature that this server does not have. */
export function originOf(config: OriginConfig, resources: CloudFrontResources): Origin {
  const { Id, DomainName } = config;
  requireUnderstood(config, UNDERSTOOD.origin, `origin ${Id}`);
  requireUnderstood(config.CustomOriginConfig ?? {}, UNDERSTOOD.customOrigin, `origin ${Id}`);
  const bucket = /^(?<name>.+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/.exec(DomainName)?.groups?.name;
  if (bucket) {
    requireSigned(config, resources);
    return { kind: 'bucket', bucket, domainName: DomainName };
  }
  const apiId = /^(?<id>[a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/.exec(DomainName)?.groups?.id;
  if (apiId) return { kind: 'api', apiId, domainName: DomainName };
  throw new Obstacle(`the local edge server can't stand in for origin ${Id} at ${DomainName}`);
}

/** The bucket's policy knows CloudFront by its signature. */
function requireSigned(
  { Id, OriginAccessControlId, S3OriginConfig }: OriginConfig,
  resources: CloudFrontResources,
): void {
  if (!OriginAccessControlId || S3OriginConfig?.OriginAccessIdentity)
    throw new Obstacle(`origin ${Id} has no origin access control: CloudFront could read a public bucket only`);
  const config = resources('OriginAccessControl', OriginAccessControlId)?.OriginAccessControlConfig ?? {};
  requireUnderstood(config, UNDERSTOOD.accessControl, `the access control of origin ${Id}`);
  const { SigningBehavior = 'always' } = config as { SigningBehavior?: string };
  if (SigningBehavior !== 'always')
    throw new Obstacle(`the local edge server does not know ${SigningBehavior} of the access control of origin ${Id}`);
}
