import type { ParseArgsConfig } from 'node:util';
import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { rateIn, required, valuesOf } from '../options';
import type { Verdict } from './listed-photos';

/** What the command line of `rerender` says. */
export type RerenderOptions = {
  readonly config: Config;
  readonly hintsPerSecond: number;
  /** Whether to begin anew where an earlier run did not end. */
  readonly restart: boolean;
  /** Renditions to speak of instead of all photos; `-` is the standard input. */
  readonly list?: { readonly file: string; readonly verdict: Verdict };
};

const USAGE =
  'npm run rerender -- --stage dev [--rate <hints a second>] [--restart | --hot <file or -> | --cool <file or ->]';

const OPTIONS = {
  stage: { type: 'string' },
  // a photo takes a function about a second, so this leaves most of the 20 that run side by side to those who upload
  rate: { type: 'string', default: '5' },
  restart: { type: 'boolean', default: false },
  hot: { type: 'string' },
  cool: { type: 'string' },
} satisfies ParseArgsConfig['options'];

/** Reads the command line of `rerender`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function rerenderOptionsOf(words: readonly string[]): RerenderOptions {
  const { rate, restart, hot, cool, ...values } = valuesOf(words, OPTIONS, USAGE);
  const stage = required(values.stage, 'Which stage?', USAGE);
  if ([restart, hot !== undefined, cool !== undefined].filter(Boolean).length > 1) {
    throw new Obstacle(`--restart, --hot and --cool are three different things: take one. Use ${USAGE}`);
  }
  const list = hot === undefined ? cool && listOf(cool, 'cool') : listOf(hot, 'hot');
  return { config: stageNamed(stage), hintsPerSecond: rateIn(rate, 'hints'), restart, ...(list && { list }) };
}

const listOf = (file: string, verdict: Verdict) => ({ file, verdict });
