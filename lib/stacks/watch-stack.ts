import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { nameOf } from '../config/names';
import { Alarms } from '../watch/alarms';
import { CacheMetrics } from '../watch/cache-metrics';
import { Dashboard } from '../watch/dashboard';
import { measuredCopies } from './copies';
import type { EdgeStack } from './edge-stack';
import type { FlowStack } from './flow-stack';
import type { KeepStack } from './keep-stack';

export interface WatchStackProps extends StackProps {
  readonly config: Config;
  readonly keep: KeepStack;
  readonly flow: FlowStack;
  readonly edge: EdgeStack;
}

/** What tells people. Built from what the others expose, and none of them knows it. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { config, keep, flow, edge, ...props }: WatchStackProps) {
    super(scope, id, props);
    const { consumers, functions, api, uploadSigner } = flow;
    const { distribution } = edge;
    const { cacheMetrics } = config.watch;
    const alarms = new Alarms(this, 'Alarms', {
      consumers,
      functions,
      api,
      functionAlarms: config.watch.functions,
      copies: measuredCopies(config),
      nameOf: (thing) => nameOf(config, thing),
      keys: keep.keys,
    });
    if (cacheMetrics) new CacheMetrics(this, 'CacheMetrics', { distribution });
    new Dashboard(this, 'Dashboard', {
      dashboardName: nameOf(config, 'steps'),
      api,
      uploadSigner: uploadSigner.function,
      buckets: { originals: keep.originals, renditions: keep.renditions, site: keep.site },
      catalog: keep.catalog,
      consumers,
      functions,
      distribution,
      hasCacheMetrics: cacheMetrics,
      alarms: alarms.all,
    });
    new CfnOutput(this, 'AlarmTopic', { value: alarms.topic.topicArn });
  }
}
