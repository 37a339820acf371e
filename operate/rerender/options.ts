import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { rateIn, required, STAGE } from '../options';
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

const LINE = {
  does: 'Has every photo rendered anew where it needs to be, at a pace that leaves uploads alone.',
  usage: USAGE,
  example: 'npm run rerender -- --stage dev --rate 10',
  options: {
    stage: STAGE,
    // a photo takes a function about a second, so this leaves most of the 20 that run side by side to those who upload
    rate: { type: 'string', default: '5', says: 'how many photos a second' },
    restart: { type: 'boolean', default: false, says: 'begin anew where an earlier run did not end' },
    hot: { type: 'string', says: 'a file of renditions that are asked for often, or - for the standard input' },
    cool: { type: 'string', says: 'a file of renditions that are not, or - for the standard input' },
  },
} as const satisfies CommandLine;

/** Reads the command line of `rerender`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function rerenderOptionsOf(words: readonly string[]): RerenderOptions {
  const { rate, restart, hot, cool, ...values } = parsed(words, LINE).values;
  const stage = required(values.stage, 'Which stage?', USAGE);
  if ([restart, hot !== undefined, cool !== undefined].filter(Boolean).length > 1) {
    throw new Obstacle(`--restart, --hot and --cool are three different things: take one. Use ${USAGE}`);
  }
  const list = hot === undefined ? cool && listOf(cool, 'cool') : listOf(hot, 'hot');
  return { config: stageNamed(stage), hintsPerSecond: rateIn(rate, 'hints'), restart, ...(list && { list }) };
}

const listOf = (file: string, verdict: Verdict) => ({ file, verdict });
