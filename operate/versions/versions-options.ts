import type { ParseArgsConfig } from 'node:util';
import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { required, type Target, targetIn, valuesOf } from '../options';

/** What is to be done with versions. */
type VersionsWish =
  | { readonly act: 'list'; readonly key: string }
  | { readonly act: 'restore'; readonly key: string; readonly versionId: string }
  | { readonly act: 'undelete' | 'purge'; readonly target: Target };

export type VersionsOptions = { readonly config: Config; readonly wish: VersionsWish };

const USAGE =
  'npm run versions -- --stage dev (--key <key> [--restore <version> | --undelete | --purge] | --prefix <prefix> (--undelete | --purge))';

const OPTIONS = {
  stage: { type: 'string' },
  key: { type: 'string' },
  prefix: { type: 'string' },
  restore: { type: 'string' },
  undelete: { type: 'boolean', default: false },
  purge: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

/** Reads the command line of `versions`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function versionsOptionsOf(words: readonly string[]): VersionsOptions {
  const { stage, key, prefix, ...acts } = valuesOf(words, OPTIONS, USAGE);
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
