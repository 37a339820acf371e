import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { required, STAGE, YES } from '../options';

/** What the command line of `replicate-existing` says. */
export type ReplicationOptions = { readonly config: Config; readonly yes: boolean };

const LINE = {
  does: 'Copies what was there before a stage had copies.',
  usage: 'npm run replicate-existing -- --stage prod [--yes]',
  options: { stage: STAGE, yes: YES },
} as const satisfies CommandLine;

/** Reads the command line of `replicate-existing`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function replicationOptionsOf(words: readonly string[]): ReplicationOptions {
  const { yes, ...values } = parsed(words, LINE).values;
  const stage = required(values.stage, 'Which stage?', LINE.usage);
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
