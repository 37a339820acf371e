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

const SETTINGS = {
  stage: { type: 'string' },
  yes: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

const FOR_DEPLOY = { ...SETTINGS, 'allow-data-loss': { type: 'boolean', default: false } } as const;

/** Reads a command line. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function optionsOf(command: keyof typeof USAGE, words: readonly string[]): Options {
  const values = command === 'deploy' ? valuesOf(words, FOR_DEPLOY, USAGE.deploy) : ofOthers(words, USAGE[command]);
  if (values.stage === undefined) throw new Obstacle(`Which stage? Use ${USAGE[command]}`);
  const config = stageNamed(values.stage);
  if (!config.bootstrapped) {
    throw new Obstacle(
      `Stage "${config.stage}" is no stage of an account, it runs on this machine: ${INSTEAD[command]}`,
    );
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
