import { Obstacle } from '../../command/obstacle';
import type { DeployedStack } from '../template';
import { type CloudFrontResources, resolvedForEdge, resourcesOf } from './cloudfront-resources';
import { type FunctionAssociation, functionsOf, type ViewerFunctions } from './functions/function-source';
import { type OriginsConfig, type Target, targetsOf } from './origin-groups';
import { matches } from './path-pattern';
import { type CachePolicy, cachePolicyOf } from './policies/cache-policy';
import { originRequestPolicyOf } from './policies/origin-request-policy';
import { type HeadersPolicy, headersPolicyOf } from './policies/response-headers-policy';
import type { Selected } from './policies/selection';
import { requireUnderstood } from './understood';

const VIEWER_PROTOCOLS = ['allow-all', 'https-only', 'redirect-to-https'] as const;
export type ViewerProtocol = (typeof VIEWER_PROTOCOLS)[number];

export type Behaviour = Target & {
  readonly pathPattern: string;
  readonly methods: readonly string[];
  /** Those whose answers are kept. */
  readonly cachedMethods: readonly string[];
  readonly viewerProtocol: ViewerProtocol;
  /** Whether what comes from the origin is made smaller. */
  readonly compress: boolean;
  readonly cachePolicy: CachePolicy;
  /** What the origin is told beside the cache key. */
  readonly forwarded?: Selected;
  readonly headersPolicy?: HeadersPolicy;
  readonly functions: ViewerFunctions;
};

export type Edge = {
  readonly distributionId: string;
  /** In the order in which CloudFront tries them; the last one takes everything. */
  readonly behaviours: readonly Behaviour[];
  readonly defaultRootObject: string;
  /** Status to the seconds for which it is kept at least; CloudFront's default for all others. */
  readonly errorTtlSeconds: ReadonlyMap<number, number>;
};

type BehaviourConfig = {
  PathPattern?: string;
  TargetOriginId: string;
  AllowedMethods?: string[];
  CachedMethods?: string[];
  CachePolicyId?: string;
  Compress?: boolean;
  FunctionAssociations?: FunctionAssociation[];
  OriginRequestPolicyId?: string;
  ResponseHeadersPolicyId?: string;
  ViewerProtocolPolicy: ViewerProtocol;
};
type DistributionConfig = OriginsConfig & {
  CacheBehaviors?: BehaviourConfig[];
  DefaultCacheBehavior: BehaviourConfig;
  DefaultRootObject?: string;
  CustomErrorResponses?: Array<{ ErrorCode: number; ErrorCachingMinTTL?: number }>;
};

/** What this edge server does, and what it need not do: transport and price. */
const UNDERSTOOD = {
  distribution: [
    'CacheBehaviors',
    'Comment',
    'CustomErrorResponses',
    'DefaultCacheBehavior',
    'DefaultRootObject',
    'Enabled',
    'HttpVersion',
    'IPV6Enabled',
    'OriginGroups',
    'Origins',
    'PriceClass',
  ],
  behaviour: [
    'AllowedMethods',
    'CachedMethods',
    'CachePolicyId',
    'Compress',
    'FunctionAssociations',
    'OriginRequestPolicyId',
    'PathPattern',
    'ResponseHeadersPolicyId',
    'TargetOriginId',
    'ViewerProtocolPolicy',
  ],
  errorResponse: ['ErrorCode', 'ErrorCachingMinTTL'],
};

/** Reads the one distribution of a stack. Throws for a feature that this server would have to ignore. */
export function edgeOf(stack: DeployedStack): Edge {
  const distributions = Object.entries(stack.template.Resources).filter(
    ([, { Type }]) => Type === 'AWS::CloudFront::Distribution',
  );
  const [distribution] = distributions;
  if (!distribution || distributions.length > 1)
    throw new Obstacle(`${stack.stackName} must have one distribution, has ${distributions.length}`);
  const [logicalId, { Properties }] = distribution;
  const config = resolvedForEdge(Properties?.DistributionConfig, stack) as DistributionConfig;
  requireUnderstood(config, UNDERSTOOD.distribution, 'distribution');
  const behaviours = [...(config.CacheBehaviors ?? []), { ...config.DefaultCacheBehavior, PathPattern: '*' }];
  const resources = resourcesOf(stack);
  const targets = targetsOf(config, resources);
  return {
    distributionId: stack.physicalIds[logicalId] ?? '',
    behaviours: behaviours.map((behaviour) => behaviourOf(behaviour, targets, resources)),
    defaultRootObject: config.DefaultRootObject ?? '',
    errorTtlSeconds: new Map((config.CustomErrorResponses ?? []).map(errorTtlOf)),
  };
}

function behaviourOf(
  config: BehaviourConfig,
  targets: ReadonlyMap<string, Target>,
  resources: CloudFrontResources,
): Behaviour {
  const { PathPattern = '*', TargetOriginId, CachePolicyId, OriginRequestPolicyId, ResponseHeadersPolicyId } = config;
  const what = `behaviour ${PathPattern}`;
  requireUnderstood(config, UNDERSTOOD.behaviour, what);
  const target = targets.get(TargetOriginId);
  if (!target) throw new Obstacle(`${what} names an origin ${TargetOriginId} that the distribution does not have`);
  if (!CachePolicyId) throw new Obstacle(`${what} has no cache policy: the older cache settings are not known here`);
  if (!VIEWER_PROTOCOLS.includes(config.ViewerProtocolPolicy))
    throw new Obstacle(`${what} has no viewer protocol policy of ${VIEWER_PROTOCOLS.join(', ')}`);
  return {
    pathPattern: PathPattern,
    methods: config.AllowedMethods ?? ['GET', 'HEAD'],
    cachedMethods: config.CachedMethods ?? ['GET', 'HEAD'],
    viewerProtocol: config.ViewerProtocolPolicy,
    ...target,
    compress: config.Compress === true,
    cachePolicy: cachePolicyOf(CachePolicyId, resources),
    forwarded: OriginRequestPolicyId ? originRequestPolicyOf(OriginRequestPolicyId, resources) : undefined,
    headersPolicy: ResponseHeadersPolicyId ? headersPolicyOf(ResponseHeadersPolicyId, resources) : undefined,
    functions: functionsOf(config.FunctionAssociations ?? [], resources),
  };
}

function errorTtlOf(response: { ErrorCode: number; ErrorCachingMinTTL?: number }): [number, number] {
  requireUnderstood(response, UNDERSTOOD.errorResponse, `the response to ${response.ErrorCode}`);
  return [response.ErrorCode, response.ErrorCachingMinTTL ?? DEFAULT_ERROR_TTL_SECONDS];
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html */
export const DEFAULT_ERROR_TTL_SECONDS = 10;

/** The behaviour that CloudFront would use: the first whose pattern matches the whole path. */
export function behaviourFor(uri: string, { behaviours }: Edge): Behaviour | undefined {
  return behaviours.find(({ pathPattern }) => matches(pathPattern, uri));
}
