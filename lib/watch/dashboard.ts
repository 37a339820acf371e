import { Duration } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard as CloudWatchDashboard,
  GraphWidget,
  type IMetric,
  type IWidget,
  Metric,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { CLOUDFRONT_REGION } from '../../lambdas/shared/contract';
import type { Api } from '../shared/api';
import { NodeFunction } from '../shared/node-function';
import type { QueueConsumer } from '../shared/queue-consumer';

export interface DashboardProps {
  readonly dashboardName: string;
  readonly api: Api;
  readonly uploadSigner: NodeFunction;
  /** By the names that the graphs shall show. */
  readonly buckets: Readonly<Record<string, IBucket>>;
  readonly catalog: ITableV2;
  readonly consumers: readonly QueueConsumer[];
  readonly functions: readonly NodeFunction[];
  readonly distribution: IDistribution;
  /** Whether the distribution says how often its caches help. */
  readonly hasCacheMetrics: boolean;
  readonly alarms: readonly Alarm[];
}

/** A dashboard is 24 columns wide; what does not fit goes below. */
const WHOLE_ROW = 24;
const MOST_ABREAST = 3;
const ROW_HEIGHT = 6;

/** The six steps from left to right of the data's way, a row each. One dashboard of up to 50 metrics is free: https://aws.amazon.com/cloudwatch/pricing */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { dashboardName, alarms } = props;
    const rows = [
      ['ingest', ingest(props)],
      ['keep', keep(props)],
      ['process', process(props)],
      ['query', query(props)],
      ['serve', serve(props)],
    ] as const;
    const dashboard = new CloudWatchDashboard(this, 'Steps', { dashboardName, defaultInterval: Duration.hours(3) });
    for (const [step, graphs] of rows) dashboard.addWidgets(heading(step), ...abreast(graphs));
    dashboard.addWidgets(heading('watch'), new AlarmStatusWidget({ alarms: [...alarms], width: WHOLE_ROW }));
  }
}

type Graph = { readonly title: string; readonly metrics: readonly IMetric[] };

const heading = (step: string): IWidget => new TextWidget({ markdown: `## ${step}`, width: WHOLE_ROW, height: 1 });

function abreast(graphs: readonly Graph[]): IWidget[] {
  const width = WHOLE_ROW / Math.min(graphs.length, MOST_ABREAST);
  return graphs.map(({ title, metrics }) => new GraphWidget({ title, left: [...metrics], width, height: ROW_HEIGHT }));
}

const named = (metric: Metric, label: string): Metric => metric.with({ label });

const ingest = ({ api, uploadSigner }: DashboardProps): Graph[] => [
  { title: 'uploads asked for', metrics: [named(uploadSigner.metricInvocations(), 'uploads')] },
  {
    title: 'API: requests and errors',
    metrics: [
      named(api.metricRequests(), 'requests'),
      named(api.metricClientErrors(), '4xx'),
      named(api.metricServerErrors(), '5xx'),
    ],
  },
  { title: 'API: latency, ms', metrics: [named(api.metricLatency(), 'p95')] },
];

const keep = ({ buckets }: DashboardProps): Graph[] => [
  { title: 'objects, once a day', metrics: storageOf(buckets, 'NumberOfObjects', 'AllStorageTypes') },
  { title: 'bytes, once a day', metrics: storageOf(buckets, 'BucketSizeBytes', 'StandardStorage') },
];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html */
const storageOf = (buckets: DashboardProps['buckets'], metricName: string, StorageType: string): Metric[] =>
  Object.entries(buckets).map(([label, { bucketName }]) => {
    const dimensionsMap = { BucketName: bucketName, StorageType };
    return new Metric({ namespace: 'AWS/S3', metricName, dimensionsMap, label, period: Duration.days(1) });
  });

const process = ({ consumers, functions }: DashboardProps): Graph[] => [
  { title: 'messages that wait', metrics: consumers.map(({ name, work }) => named(work.metricWaiting(), name)) },
  { title: 'oldest message, s', metrics: consumers.map(({ name, work }) => named(work.metricOldest(), name)) },
  { title: 'dead letters', metrics: consumers.map(({ name, work }) => named(work.metricDeadLetters(), name)) },
  {
    title: 'errors of functions',
    metrics: functions.map((handler) => named(handler.metricErrors(), handler.handlerName)),
  },
  {
    title: 'duration of consumers, ms',
    metrics: consumers.map(({ name, function: handler }) => named(handler.metricDuration({ statistic: 'p95' }), name)),
  },
  {
    title: 'all functions of the account',
    metrics: [
      named(NodeFunction.metricConcurrencyOfAll(), 'side by side'),
      named(NodeFunction.metricThrottlesOfAll(), 'throttled'),
    ],
  },
];

const query = ({ catalog }: DashboardProps): Graph[] => [
  {
    title: 'catalog: units consumed',
    metrics: [
      named(catalog.metricConsumedReadCapacityUnits(), 'read'),
      named(catalog.metricConsumedWriteCapacityUnits(), 'written'),
    ],
  },
  {
    title: 'catalog: throttled',
    metrics: ['ReadThrottleEvents', 'WriteThrottleEvents'].map((name) => catalog.metric(name, { statistic: 'Sum' })),
  },
];

function serve({ distribution, hasCacheMetrics }: DashboardProps): Graph[] {
  const metric = (name: string, statistic: string) => metricOf(distribution, name, statistic);
  const hits = { title: 'CloudFront: answered from caches, %', metrics: [metric('CacheHitRate', 'Average')] };
  return [
    { title: 'CloudFront: requests', metrics: [metric('Requests', 'Sum')] },
    {
      title: 'CloudFront: errors, %',
      metrics: [metric('4xxErrorRate', 'Average'), metric('5xxErrorRate', 'Average')],
    },
    ...(hasCacheMetrics ? [hits] : []),
  ];
}

/** The distribution's own metrics would be of its stack's region for this stack, and are asked for where CloudFront keeps them. */
function metricOf({ distributionId }: IDistribution, metricName: string, statistic: string): Metric {
  const dimensionsMap = { DistributionId: distributionId, Region: 'Global' };
  return new Metric({ namespace: 'AWS/CloudFront', metricName, dimensionsMap, statistic, region: CLOUDFRONT_REGION });
}
