import { type ParseArgsConfig, parseArgs } from 'node:util';
import { stageNamed } from '../bin/stages';
import { Obstacle } from '../command/obstacle';
import type { Config } from '../lib/config';

/** What the command line of `deploy` or `destroy` says. */
export type Options = { readonly config: Config; readonly yes: boolean; readonly allowDataLoss: boolean };

const USAGE = {
  deploy: 'npm run deploy -- --stage dev [--yes] [--allow-data-loss]',
  destroy: 'npm run destroy -- --stage dev [--yes]',
} as const;

const INSTEAD = { deploy: 'npm start', destroy: 'npm run reset' } as const;

const SETTINGS = {
  stage: { type: 'string' },
  yes: { type: 'boolean', default: false },
} satisfies ParseArgsConfig['options'];

const FOR_DEPLOY = { ...SETTINGS, 'allow-data-loss': { type: 'boolean', default: false } } as const;

/** Reads a command line. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function optionsOf(command: keyof typeof USAGE, words: readonly string[]): Options {
  const values = parsed(command, words);
  if (values.stage === undefined) throw new Obstacle(`Which stage? Use ${USAGE[command]}`);
  const config = stageNamed(values.stage);
  if (!config.bootstrapped) {
    throw new Obstacle(
      `Stage "${config.stage}" is no stage of an account, it runs on this machine: ${INSTEAD[command]}`,
    );
  }
  return { config, yes: values.yes, allowDataLoss: values['allow-data-loss'] ?? false };
}

type Values = { readonly stage?: string; readonly yes: boolean; readonly 'allow-data-loss'?: boolean };

function parsed(command: keyof typeof USAGE, words: readonly string[]): Values {
  try {
    const options = command === 'deploy' ? FOR_DEPLOY : SETTINGS;
    return parseArgs({ args: [...words], options }).values as Values;
  } catch (error) {
    throw new Obstacle(`${(error as Error).message}\nUse ${USAGE[command]}`);
  }
}
