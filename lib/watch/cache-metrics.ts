import { CfnMonitoringSubscription, type IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** Lets a distribution say how often its caches help; each metric costs as one of our own: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/viewing-cloudfront-metrics.html */
export class CacheMetrics extends CfnMonitoringSubscription {
  constructor(scope: Construct, id: string, { distribution }: { readonly distribution: IDistribution }) {
    super(scope, id, {
      distributionId: distribution.distributionId,
      monitoringSubscription: {
        realtimeMetricsSubscriptionConfig: { realtimeMetricsSubscriptionStatus: 'Enabled' },
      },
    });
  }
}
