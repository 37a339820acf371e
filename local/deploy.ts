import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BucketLocationConstraint, CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { stageNamed } from '../bin/stages';
import { cdk } from '../command/cdk';
import { runToEnd } from '../command/run';
import { CLOUDFRONT_REGION } from '../lambdas/shared/contract';
import type { Config } from '../lib/config';
import { assetBucketOf } from '../lib/config/names';
import { replicaRegionOf } from '../lib/stacks/copies';
import { childEnvironment, clientConfig, LOCAL_REGION } from './environment';
import type { Outputs } from './outputs';
import { withhold } from './withheld';

export const assemblyIn = (folder: string): string => join(folder, 'cdk.out');

type Synthesis = { readonly stage?: string; readonly context?: readonly string[] };

/** Synthesises a stage of this machine into `<folder>/cdk.out`, without what the engine would refuse, and answers that folder. `context` comes before that of `cdk.json`. */
export async function synthesise(folder: string, { stage = 'local', context = [] }: Synthesis = {}): Promise<string> {
  const assembly = assemblyIn(folder);
  // the templates are validated by `npm run check`; here it would cost two seconds a start
  const env = { ...childEnvironment(), CDK_VALIDATION: 'false' };
  const settings = [`stage=${stage}`, ...context].flatMap((setting) => ['--context', setting]);
  const words = ['synth', '--quiet', ...settings, '--output', assembly];
  await runToEnd(cdk(words, env), join(folder, 'synth.log'), `Synthesis of stage ${stage}`);
  withhold(assembly);
  return assembly;
}

export type Deployment = {
  readonly endpoint: string;
  /** Takes the outputs and what the CDK CLI says. */
  readonly folder: string;
  /** @default 'local' */
  readonly stage?: string;
  /** @default - all stacks */
  readonly selection?: readonly string[];
};

/** Deploys an assembly to the engine with the CDK CLI, as it would be to an account. */
export async function deploy(
  assembly: string,
  { endpoint, folder, stage = 'local', selection = ['--all'] }: Deployment,
): Promise<Outputs> {
  await makeAssetBuckets(stageNamed(stage), endpoint);
  const outputs = join(folder, 'outputs.json');
  const words = ['deploy', ...selection, '--app', assembly, '--require-approval', 'never', '--outputs-file', outputs];
  await runToEnd(cdk(words, childEnvironment(endpoint)), join(folder, 'deploy.log'), 'Deployment to the local engine');
  return existsSync(outputs) ? JSON.parse(readFileSync(outputs, 'utf8')) : {};
}

/** Takes what the bootstrap's buckets would: one in each region that has stacks. */
async function makeAssetBuckets(config: Config, endpoint: string): Promise<void> {
  const regions = new Set([config.region, CLOUDFRONT_REGION, replicaRegionOf(config) ?? config.region]);
  const made = [...regions].map((region) => {
    const CreateBucketConfiguration =
      region === LOCAL_REGION ? undefined : { LocationConstraint: region as BucketLocationConstraint };
    const Bucket = assetBucketOf(config, region);
    return new S3Client(clientConfig(endpoint, region)).send(
      new CreateBucketCommand({ Bucket, CreateBucketConfiguration }),
    );
  });
  await Promise.all(made);
}
