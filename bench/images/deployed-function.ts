import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageNamed } from '../../bin/stages';
import { cdk } from '../../command/cdk';
import { runToEnd } from '../../command/run';
import { nameOf } from '../../lib/config/names';
import { childEnvironment } from '../../local/environment';
import { BENCH_STATE } from './forked';

/** A function as `deploy` would send it. */
export type DeployedFunction = {
  /** The folder that is zipped. */
  readonly code: string;
  readonly environment: Readonly<Record<string, string>>;
};

/** Only CloudFormation knows the real names. */
const UNKNOWN_YET = 'https://sqs.us-east-1.amazonaws.com/000000000000/known-when-deployed';
const STAGE = 'dev';

/** Synthesises a stage that goes to an account, and answers a function of it by its handler's name. */
export async function deployedFunction(handler: string): Promise<DeployedFunction> {
  const assembly = join(BENCH_STATE, 'cdk.out');
  mkdirSync(BENCH_STATE, { recursive: true });
  const words = ['synth', '--quiet', '--context', `stage=${STAGE}`, '--output', assembly];
  const env = { ...childEnvironment(), CDK_VALIDATION: 'false' };
  await runToEnd(cdk(words, env), `${assembly}.log`, 'Synthesis');
  const functionName = nameOf(stageNamed(STAGE), handler);
  const found = resourcesIn(assembly).find(({ Properties }) => Properties?.FunctionName === functionName);
  if (!found?.Metadata || !found.Properties) throw new Error(`there is no function ${functionName} in ${assembly}`);
  const variables = Object.entries(found.Properties.Environment?.Variables ?? {});
  return {
    code: join(assembly, found.Metadata['aws:asset:path']),
    environment: Object.fromEntries(
      variables.map(([name, value]) => [name, typeof value === 'string' ? value : UNKNOWN_YET]),
    ),
  };
}

type Resource = {
  readonly Metadata?: { readonly 'aws:asset:path': string };
  readonly Properties?: {
    readonly FunctionName?: string;
    readonly Environment?: { readonly Variables: Readonly<Record<string, unknown>> };
  };
};

const resourcesIn = (assembly: string): Resource[] =>
  readdirSync(assembly)
    .filter((file) => file.endsWith('.template.json'))
    .flatMap((file) => Object.values<Resource>(JSON.parse(readFileSync(join(assembly, file), 'utf8')).Resources));
