import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { required, valuesOf } from '../options';

/** What the command line of `replicate-existing` says. */
export type ReplicationOptions = { readonly config: Config; readonly yes: boolean };

const USAGE = 'npm run replicate-existing -- --stage prod [--yes]';

/** Reads the command line of `replicate-existing`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function replicationOptionsOf(words: readonly string[]): ReplicationOptions {
  const options = { stage: { type: 'string' }, yes: { type: 'boolean', default: false } } as const;
  const { yes, ...values } = valuesOf(words, options, USAGE);
  const stage = required(values.stage, 'Which stage?', USAGE);
  const config = stageNamed(stage);
  if (!config.bootstrapped)
    throw new Obstacle(
      `Stage "${stage}" runs on this machine, and its engine has no batch jobs: name a stage of an account`,
    );
  const { region, auditCopy } = config.replication;
  if (region === undefined && !auditCopy)
    throw new Obstacle(
      `Stage "${stage}" has no copies: say in bin/stages.ts where, with replication.region, and deploy first`,
    );
  return { config, yes };
}
