import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { stageNamed } from '../bin/stages';
import { cdk } from '../command/cdk';
import { runToEnd } from '../command/run';
import { nameOf } from '../lib/config';
import { childEnvironment, clientConfig } from './environment';
import type { Outputs } from './outputs';

export const assemblyIn = (folder: string): string => join(folder, 'cdk.out');

/** Synthesises the local stage into `<folder>/cdk.out` and answers that folder. `context` comes before that of `cdk.json`. */
export async function synthesise(folder: string, context: readonly string[] = []): Promise<string> {
  const assembly = assemblyIn(folder);
  // the templates are validated by `npm run check`; here it would cost two seconds a start
  const env = { ...childEnvironment(), CDK_VALIDATION: 'false' };
  const settings = ['stage=local', ...context].flatMap((setting) => ['--context', setting]);
  const words = ['synth', '--quiet', ...settings, '--output', assembly];
  await runToEnd(cdk(words, env), join(folder, 'synth.log'), 'Synthesis of the local stage');
  return assembly;
}

/** Deploys an assembly to the engine with the CDK CLI, as it would be to an account: all of it, or the stacks selected. */
export async function deploy(
  assembly: string,
  endpoint: string,
  folder: string,
  selection: readonly string[] = ['--all'],
): Promise<Outputs> {
  await new S3Client(clientConfig(endpoint)).send(
    new CreateBucketCommand({ Bucket: nameOf(stageNamed('local'), 'assets') }),
  );
  const outputs = join(folder, 'outputs.json');
  const words = ['deploy', ...selection, '--app', assembly, '--require-approval', 'never', '--outputs-file', outputs];
  await runToEnd(cdk(words, childEnvironment(endpoint)), join(folder, 'deploy.log'), 'Deployment to the local engine');
  return existsSync(outputs) ? JSON.parse(readFileSync(outputs, 'utf8')) : {};
}
