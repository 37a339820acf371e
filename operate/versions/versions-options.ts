import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { required, STAGE } from '../options';
import { type Target, targetIn } from '../target';

/** What is to be done with versions. */
type VersionsWish =
  | { readonly act: 'list'; readonly key: string }
  | { readonly act: 'restore'; readonly key: string; readonly versionId: string }
  | { readonly act: 'undelete' | 'purge'; readonly target: Target };

export type VersionsOptions = { readonly config: Config; readonly wish: VersionsWish };

const USAGE =
  'npm run versions -- --stage dev (--key <key> [--restore <version> | --undelete | --purge] | --prefix <prefix> (--undelete | --purge))';

const LINE = {
  does: 'Lists the versions of an original, puts a former one back, shows again what was deleted, or removes it for good.',
  usage: USAGE,
  example: 'npm run versions -- --stage dev --key import/cat.jpg',
  options: {
    stage: STAGE,
    key: { type: 'string', says: 'one original' },
    prefix: { type: 'string', says: 'all originals below it' },
    restore: { type: 'string', says: 'make a copy of this version the current one' },
    undelete: { type: 'boolean', default: false, says: 'show again what was deleted' },
    purge: { type: 'boolean', default: false, says: "remove every version for good; asks for the stage's name" },
  },
} as const satisfies CommandLine;

/** Reads the command line of `versions`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function versionsOptionsOf(words: readonly string[]): VersionsOptions {
  const { stage, key, prefix, ...acts } = parsed(words, LINE).values;
  const config = stageNamed(required(stage, 'Which stage?', USAGE));
  return { config, wish: wishOf(targetIn(key, prefix, USAGE), acts) };
}

type Acts = { readonly restore?: string; readonly undelete: boolean; readonly purge: boolean };

function wishOf(target: Target, { restore, undelete, purge }: Acts): VersionsWish {
  if ([restore !== undefined, undelete, purge].filter(Boolean).length > 1) {
    throw new Obstacle(`--restore, --undelete and --purge are three different things: take one. Use ${USAGE}`);
  }
  if (undelete) return { act: 'undelete', target };
  if (purge) return { act: 'purge', target };
  if (!('key' in target)) {
    throw new Obstacle(
      `With a prefix give --undelete or --purge; "npm run rewind" restores all below one. Use ${USAGE}`,
    );
  }
  const { key } = target;
  return restore === undefined ? { act: 'list', key } : { act: 'restore', key, versionId: restore };
}
