import { type ParseArgsConfig, parseArgs } from 'node:util';
import { stageNamed } from '../bin/stages';
import { Obstacle } from '../command/obstacle';
import type { Config } from '../lib/config';

/** What the command line of a command on a whole stage says. */
export type Options = { readonly config: Config; readonly yes: boolean; readonly allowDataLoss: boolean };

const USAGE = {
  deploy: 'npm run deploy -- --stage dev [--yes] [--allow-data-loss]',
  destroy: 'npm run destroy -- --stage dev [--yes]',
  'block-public-access': 'npm run block-public-access -- --stage dev [--yes]',
} as const;

const INSTEAD = {
  deploy: 'npm start',
  destroy: 'npm run reset',
  'block-public-access': 'there is nothing to block',
} as const;

/** Who deploys a stage of this machine that `npm start` does not. */
export const ITS_TESTS = 'the attacks of npm test and npm run drill:failover deploy it, and take it away again';

const SETTINGS = {
  stage: { type: 'string' },
  yes: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

const FOR_DEPLOY = { ...SETTINGS, 'allow-data-loss': { type: 'boolean', default: false } } as const;

/** Reads a command line. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function optionsOf(command: keyof typeof USAGE, words: readonly string[]): Options {
  const values = command === 'deploy' ? valuesOf(words, FOR_DEPLOY, USAGE.deploy) : ofOthers(words, USAGE[command]);
  const config = stageNamed(required(values.stage, 'Which stage?', USAGE[command]));
  if (!config.bootstrapped) {
    const instead = config.stage === 'local' ? INSTEAD[command] : ITS_TESTS;
    throw new Obstacle(`Stage "${config.stage}" is no stage of an account, it runs on this machine: ${instead}`);
  }
  return { config, yes: values.yes, allowDataLoss: values['allow-data-loss'] };
}

const ofOthers = (words: readonly string[], usage: string) => ({
  ...valuesOf(words, SETTINGS, usage),
  'allow-data-loss': false,
});

type Known = NonNullable<ParseArgsConfig['options']>;

/** The options in a command line. Throws an `Obstacle` for one that is not known. */
export const valuesOf = <Options extends Known>(words: readonly string[], options: Options, usage: string) =>
  parsed(words, { options }, usage).values;

/** What a command line says by these rules. Throws an `Obstacle` for what they don't know. */
export function parsed<Rules extends ParseArgsConfig>(words: readonly string[], rules: Rules, usage: string) {
  try {
    return parseArgs<Rules>({ ...rules, args: [...words] });
  } catch (error) {
    throw new Obstacle(`${(error as Error).message}\nUse ${usage}`);
  }
}

/** What a command line has to say. Throws an `Obstacle` that asks for it. */
export function required(value: string | undefined, question: string, usage: string): string {
  if (value !== undefined) return value;
  throw new Obstacle(`${question} Use ${usage}`);
}

/** One key, or all below a prefix. */
export type Target = { readonly key: string } | { readonly prefix: string };

/** The one of both that is given. Neither may be empty: all of a bucket is nobody's target. */
export function targetIn(key: string | undefined, prefix: string | undefined, usage: string): Target {
  if (key && prefix === undefined) return { key };
  if (prefix && key === undefined) return { prefix };
  throw new Obstacle(`Give one key or one prefix. Use ${usage}`);
}

const FASTEST = 1000;

/** How many of something a second. */
export function rateIn(text: string, things: string): number {
  const rate = Number(text);
  if (rate > 0 && rate <= FASTEST) return rate;
  throw new Obstacle(`--rate is ${JSON.stringify(text)}: give ${things} a second, more than 0 and at most ${FASTEST}`);
}
