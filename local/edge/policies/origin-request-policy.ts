import { Obstacle } from '../../../command/obstacle';
import type { CloudFrontResources } from '../cloudfront-resources';
import { requireUnderstood } from '../understood';
import { EVERYTHING, type Selected, type SelectionConfig, selectedBy } from './selection';

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-origin-request-policies.html */
const MANAGED: Readonly<Record<string, Selected>> = {
  // AllViewerExceptHostHeader
  'b689b0a8-53d0-40ab-baf2-68738e2966ac': {
    headers: { mode: 'allExcept', names: ['host'] },
    cookies: EVERYTHING,
    query: EVERYTHING,
  },
};

type PolicyConfig = SelectionConfig & object;

const UNDERSTOOD = ['Name', 'Comment', 'CookiesConfig', 'HeadersConfig', 'QueryStringsConfig'];

/** What the policy under an id forwards beside the cache key. Throws for one that neither the stack nor this server has. */
export function originRequestPolicyOf(id: string, resources: CloudFrontResources): Selected {
  const config = resources('OriginRequestPolicy', id)?.OriginRequestPolicyConfig as PolicyConfig | undefined;
  if (!config) return MANAGED[id] ?? unknownPolicy(id);
  const what = `origin request policy ${id}`;
  requireUnderstood(config, UNDERSTOOD, what);
  return selectedBy(config, what);
}

function unknownPolicy(id: string): never {
  throw new Obstacle(
    `the local edge server does not know the origin request policy ${id}: teach it in local/edge/policies/origin-request-policy.ts`,
  );
}
