import { Obstacle } from '../../command/obstacle';
import { type DeployedStack, resolved } from '../template';

/** Where a behaviour's requests go. */
export type Origin =
  | { readonly kind: 'bucket'; readonly bucket: string }
  | { readonly kind: 'api'; readonly apiId: string };

export type Behaviour = {
  /** CloudFront's own pattern: `*` is any characters, `?` is one. */
  readonly pathPattern: string;
  readonly methods: readonly string[];
  readonly origin: Origin;
};

export type Edge = {
  /** In the order in which CloudFront tries them; the last one takes everything. */
  readonly behaviours: readonly Behaviour[];
  readonly defaultRootObject: string;
};

type OriginConfig = { Id: string; DomainName: string };
type BehaviourConfig = { PathPattern?: string; TargetOriginId: string; AllowedMethods?: string[] };
type DistributionConfig = {
  CacheBehaviors: BehaviourConfig[];
  DefaultCacheBehavior: BehaviourConfig;
  DefaultRootObject: string;
  CustomErrorResponses?: Array<{ ErrorCode: number }>;
  Origins: OriginConfig[];
};

/** What this edge server does, and what it does not need: transport, price, and caching, of which it does none. */
const UNDERSTOOD = {
  distribution: ['CacheBehaviors', 'DefaultCacheBehavior', 'DefaultRootObject', 'Origins'],
  behaviour: ['PathPattern', 'TargetOriginId', 'AllowedMethods'],
  origin: ['Id', 'DomainName', 'S3OriginConfig', 'CustomOriginConfig', 'OriginAccessControlId'],
  errorResponse: [],
};
const WITHOUT_EFFECT = {
  distribution: ['Comment', 'CustomErrorResponses', 'Enabled', 'HttpVersion', 'IPV6Enabled', 'PriceClass'],
  behaviour: ['CachePolicyId', 'OriginRequestPolicyId', 'Compress', 'ViewerProtocolPolicy'],
  origin: [],
  errorResponse: ['ErrorCode', 'ErrorCachingMinTTL'],
};

/** Reads the one distribution of a stack. Throws for a feature that this server would have to ignore. */
export function edgeOf(stack: DeployedStack): Edge {
  const distributions = Object.values(stack.template.Resources).filter(
    ({ Type }) => Type === 'AWS::CloudFront::Distribution',
  );
  const [distribution] = distributions;
  if (!distribution || distributions.length > 1)
    throw new Obstacle(`${stack.stackName} must have one distribution, has ${distributions.length}`);
  const config = resolved(distribution.Properties?.DistributionConfig, stack) as DistributionConfig;
  requireUnderstood(config);
  const origins = new Map(config.Origins.map((origin) => [origin.Id, originOf(origin)]));
  const behaviours = [...config.CacheBehaviors, { ...config.DefaultCacheBehavior, PathPattern: '*' }];
  return {
    behaviours: behaviours.map((behaviour) => behaviourOf(behaviour, origins)),
    defaultRootObject: config.DefaultRootObject,
  };
}

function behaviourOf(
  { PathPattern = '*', AllowedMethods = ['GET', 'HEAD'], TargetOriginId }: BehaviourConfig,
  origins: Map<string, Origin>,
): Behaviour {
  const origin = origins.get(TargetOriginId);
  if (!origin)
    throw new Obstacle(
      `behaviour ${PathPattern} names an origin ${TargetOriginId} that the distribution does not have`,
    );
  return { pathPattern: PathPattern, methods: AllowedMethods, origin };
}

function originOf({ Id, DomainName }: OriginConfig): Origin {
  const bucket = /^(?<name>.+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/.exec(DomainName)?.groups?.name;
  if (bucket) return { kind: 'bucket', bucket };
  const apiId = /^(?<id>[a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/.exec(DomainName)?.groups?.id;
  if (apiId) return { kind: 'api', apiId };
  throw new Obstacle(`the local edge server can't stand in for origin ${Id} at ${DomainName}`);
}

function requireUnderstood(config: DistributionConfig): void {
  const parts = [
    { what: 'distribution', part: config, kind: 'distribution' as const },
    ...(config.CustomErrorResponses ?? []).map((part) => ({
      what: `the response to ${part.ErrorCode}`,
      part,
      kind: 'errorResponse' as const,
    })),
    ...config.Origins.map((part) => ({ what: `origin ${part.Id}`, part, kind: 'origin' as const })),
    ...[...config.CacheBehaviors, config.DefaultCacheBehavior].map((part) => ({
      what: `behaviour ${part.PathPattern ?? '*'}`,
      part,
      kind: 'behaviour' as const,
    })),
  ];
  const strange = parts.flatMap(({ what, part, kind }) =>
    Object.keys(part)
      .filter((feature) => ![...UNDERSTOOD[kind], ...WITHOUT_EFFECT[kind]].includes(feature))
      .map((feature) => `${feature} of ${what}`),
  );
  if (strange.length > 0)
    throw new Obstacle(
      `the local edge server does not know ${strange.join(', ')}: teach it in local/edge/behaviours.ts`,
    );
}

/** The behaviour that CloudFront would use: the first whose pattern matches the whole path. */
export function behaviourFor(path: string, { behaviours }: Edge): Behaviour | undefined {
  return behaviours.find(({ pathPattern }) => patternOf(pathPattern).test(path));
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesCacheBehavior.html: the leading slash is optional */
function patternOf(pathPattern: string): RegExp {
  const escaped = pathPattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped.startsWith('/') ? '' : '/?'}${escaped}$`);
}
