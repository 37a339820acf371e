import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { required, STAGE, YES } from '../options';
import { type Target, targetIn } from '../target';
import type { RestoreWish } from './restore-objects';
import { TIERS } from './retrieval';

/** What the command line of `restore` says. */
export type RestoreOptions = { readonly config: Config; readonly wish: RestoreWish };

const USAGE =
  'npm run restore -- --stage prod (--key <key> [--version <version>] | --prefix <prefix>) [--days 7] [--tier standard] [--yes] [--no-wait]';

const LINE = {
  does: 'Fetches originals out of an archive, after it has said what that takes and costs.',
  usage: USAGE,
  example: 'npm run restore -- --stage prod --key import/cat.jpg --days 30 --tier bulk',
  options: {
    stage: STAGE,
    key: { type: 'string', says: 'one original' },
    version: { type: 'string', says: 'a former version of it' },
    prefix: { type: 'string', says: 'all that lies in an archive below it' },
    days: { type: 'string', default: '7', says: 'for how many days a copy stays readable' },
    tier: { type: 'string', default: 'standard', says: `how fast: ${TIERS.join(', ')}` },
    yes: YES,
    'no-wait': { type: 'boolean', default: false, says: 'end as soon as S3 has been asked' },
  },
} as const satisfies CommandLine;

const MOST_DAYS = 365;

/** Reads the command line of `restore`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function restoreOptionsOf(words: readonly string[]): RestoreOptions {
  const { key, prefix, version, days, tier, yes, 'no-wait': noWait, ...values } = parsed(words, LINE).values;
  const stage = required(values.stage, 'Which stage?', USAGE);
  const of = versionIn(targetIn(key, prefix, USAGE), version);
  return {
    config: stageNamed(stage),
    wish: { of, days: daysIn(days), tier: tierIn(tier), yes, waits: !noWait },
  };
}

function versionIn(target: Target, versionId: string | undefined): RestoreWish['of'] {
  if (versionId === undefined) return target;
  if ('key' in target) return { ...target, versionId };
  throw new Obstacle(`--version names a version of one key: give that with --key. Use ${USAGE}`);
}

function daysIn(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return days;
  throw new Obstacle(`--days is ${JSON.stringify(text)}: give a whole number of days from 1 to ${MOST_DAYS}`);
}

function tierIn(text: string): RestoreWish['tier'] {
  const tier = TIERS.find((known) => known === text);
  if (tier) return tier;
  throw new Obstacle(`--tier is ${JSON.stringify(text)}: give one of ${TIERS.join(', ')}`);
}
