import { App, CliCredentialsStackSynthesizer, type StackProps, Tags } from 'aws-cdk-lib';
import type { Config } from '../lib/config';
import { assetBucketOf, nameOf } from '../lib/config/names';
import { ConfigError } from '../lib/config-error';
import { replicaRegionOf } from '../lib/stacks/copies';
import { EdgeStack } from '../lib/stacks/edge-stack';
import { FlowStack } from '../lib/stacks/flow-stack';
import { KeepStack } from '../lib/stacks/keep-stack';
import { ReplicaStack } from '../lib/stacks/replica-stack';
import { WatchStack } from '../lib/stacks/watch-stack';
import { stageNamed } from './stages';

/** The stacks of one stage, left to right: each knows only what stands before it. */
export function addStacks(app: App, config: Config) {
  const replica = addReplica(app, config);
  const keep = new KeepStack(app, nameOf(config, 'keep'), { config, ...home(config, config.region) });
  if (replica) keep.addStackDependency(replica, 'S3 copies into buckets that are there');
  const flow = new FlowStack(app, nameOf(config, 'flow'), { config, keep, ...home(config, config.region) });
  const edge = new EdgeStack(app, nameOf(config, 'edge'), { config, flow, ...home(config, 'us-east-1') });
  const watch = new WatchStack(app, nameOf(config, 'watch'), {
    config,
    keep,
    flow,
    edge,
    ...home(config, config.region),
  });
  Tags.of(app).add('project', config.project);
  Tags.of(app).add('stage', config.stage);
  return { replica, keep, flow, edge, watch };
}

/** Where the stage makes the second copies itself. */
function addReplica(app: App, config: Config): ReplicaStack | undefined {
  const region = replicaRegionOf(config);
  return region === undefined
    ? undefined
    : new ReplicaStack(app, nameOf(config, 'replica'), { config, ...home(config, region) });
}

/** No account: the same template deploys to any, and synth asks nobody. */
function home(config: Config, region: string): StackProps {
  const synthesizer = config.bootstrapped
    ? undefined
    : new CliCredentialsStackSynthesizer({ fileAssetsBucketName: assetBucketOf(config, region) });
  return { env: { region }, synthesizer };
}

if (require.main === module) {
  try {
    const app = new App();
    addStacks(app, stageNamed(app.node.tryGetContext('stage') ?? 'dev'));
    app.synth();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
