import type { Resource } from '../../bin/templates';
import { PRICES, type Price } from './prices';

/** One kind of thing that costs while nobody uses the stack. */
export type IdleCost = { readonly what: string; readonly count: number; readonly dollarsAMonth: number };

/**
 * A mapping keeps five requests waiting at an empty queue, each answered after 20 seconds:
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html
 */
const MILLION_REQUESTS_A_MAPPING = (5 * 30 * 86_400) / 20 / 1e6;

/** The eight metrics that a monitoring subscription adds: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html */
const CACHE_METRICS = 8;

/** Written also while nothing is copied: https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html */
const REPLICATION_METRICS = 4;

type Meter = {
  readonly what: string;
  readonly price: Price;
  readonly units: number | ((resource: Resource) => number);
};

const METERS: Readonly<Record<string, Meter>> = {
  'AWS::Lambda::EventSourceMapping': {
    what: 'million requests of mappings at empty queues',
    price: PRICES.millionQueueRequests,
    units: MILLION_REQUESTS_A_MAPPING,
  },
  'AWS::CloudWatch::Alarm': { what: 'alarms', price: PRICES.alarmMetric, units: 1 },
  'AWS::CloudWatch::Dashboard': { what: 'dashboards', price: PRICES.dashboard, units: 1 },
  'AWS::CloudFront::MonitoringSubscription': { what: 'cache metrics', price: PRICES.cacheMetric, units: CACHE_METRICS },
  'AWS::EC2::VPCEndpoint': {
    what: 'addresses of endpoints',
    price: PRICES.endpointAddress,
    units: ({ Properties }) => (Properties?.SubnetIds as string[] | undefined)?.length ?? 0,
  },
  'AWS::S3::Bucket': {
    what: 'replication metrics',
    price: PRICES.replicationMetric,
    units: (bucket) => measuredRulesIn(bucket) * REPLICATION_METRICS,
  },
  'AWS::KMS::Key': { what: 'customer managed keys', price: PRICES.key, units: 1 },
  'AWS::SecretsManager::Secret': { what: 'secrets', price: PRICES.secret, units: 1 },
};

/** Paid by use alone, or not at all. */
const FREE_WHEN_IDLE =
  /^AWS::(ApiGatewayV2|Backup|CDK|CloudTrail::Trail|CloudFront::(CachePolicy|Distribution|OriginAccessControl|ResponseHeadersPolicy)|Cognito|DynamoDB::GlobalTable|Events::Rule|IAM|KMS::Alias|Lambda::(Function|LayerVersion|Permission|Url)|Logs::LogGroup|S3|SNS|SQS|SSM::Parameter)/;

/** What a deployed stage costs a month beyond storage while nobody uses it. Throws for a type that nobody has thought about. */
export function idleCosts(resources: readonly Resource[]): IdleCost[] {
  const strange = resources.find(({ Type }) => !METERS[Type] && !FREE_WHEN_IDLE.test(Type));
  if (strange) throw new Error(`say in operate/cost/idle-cost.ts what an idle ${strange.Type} costs`);
  return Object.entries(METERS).map(([type, { what, price, units }]) => {
    const unitsOf = typeof units === 'number' ? () => units : units;
    const count = resources.filter(({ Type }) => Type === type).reduce((sum, resource) => sum + unitsOf(resource), 0);
    return { what, count, dollarsAMonth: Math.max(0, count - price.free) * price.each };
  });
}

function measuredRulesIn({ Properties }: Resource): number {
  const { Rules = [] } = (Properties?.ReplicationConfiguration ?? {}) as { Rules?: Array<{ Destination: object }> };
  return Rules.filter(({ Destination }) => 'Metrics' in Destination).length;
}

export const totalOf = (costs: readonly IdleCost[]): number =>
  costs.reduce((sum, { dollarsAMonth }) => sum + dollarsAMonth, 0);
