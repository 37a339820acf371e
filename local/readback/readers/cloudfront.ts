import {
  CloudFrontClient,
  GetCachePolicyConfigCommand,
  GetDistributionConfigCommand,
  GetOriginAccessControlCommand,
  GetResponseHeadersPolicyConfigCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront';
import { clientConfig, LOCAL_ACCOUNT } from '../../environment';
import type { Deployed, Readers } from '../reader';

export const cloudfrontReaders: Readers = {
  'AWS::CloudFront::CachePolicy': readCachePolicy,
  'AWS::CloudFront::Distribution': readDistribution,
  'AWS::CloudFront::OriginAccessControl': readAccessControl,
  'AWS::CloudFront::ResponseHeadersPolicy': readHeadersPolicy,
};

async function readDistribution({ physicalId: Id }: Deployed, endpoint: string) {
  const client = new CloudFrontClient(clientConfig(endpoint));
  const { DistributionConfig } = await client.send(new GetDistributionConfigCommand({ Id }));
  const Resource = `arn:aws:cloudfront::${LOCAL_ACCOUNT}:distribution/${Id}`;
  const { Tags } = await client.send(new ListTagsForResourceCommand({ Resource }));
  // groups alone have the API's own lists in a template, too
  const config = { ...(asTemplate(DistributionConfig) as object), OriginGroups: DistributionConfig?.OriginGroups };
  return { DistributionConfig: config, Tags: Tags?.Items };
}

async function readAccessControl({ physicalId: Id }: Deployed, endpoint: string) {
  return new CloudFrontClient(clientConfig(endpoint))
    .send(new GetOriginAccessControlCommand({ Id }))
    .then(({ OriginAccessControl }) => OriginAccessControl);
}

async function readCachePolicy({ physicalId: Id }: Deployed, endpoint: string) {
  const client = new CloudFrontClient(clientConfig(endpoint));
  const { CachePolicyConfig } = await client.send(new GetCachePolicyConfigCommand({ Id }));
  return { CachePolicyConfig: asTemplate(CachePolicyConfig) };
}

/** Here the template has the API's own lists, `Items` and all. */
async function readHeadersPolicy({ physicalId: Id }: Deployed, endpoint: string) {
  const client = new CloudFrontClient(clientConfig(endpoint));
  const { ResponseHeadersPolicyConfig } = await client.send(new GetResponseHeadersPolicyConfigCommand({ Id }));
  return { ResponseHeadersPolicyConfig };
}

/** Names that the API writes in another way than the template. */
const RENAMED: Readonly<Record<string, string>> = {
  IsIPV6Enabled: 'IPV6Enabled',
  OriginSslProtocols: 'OriginSSLProtocols',
};

/** The API wraps every list as `{Quantity, Items}`; the template has the list alone. */
function asTemplate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asTemplate);
  if (typeof value !== 'object' || value === null) return value;
  if ('Items' in value) return asTemplate(value.Items);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [RENAMED[key] ?? key, asTemplate(item)]));
}
