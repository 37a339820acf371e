import { stageNamed } from '../bin/stages';
import { type CommandLine, parsed } from '../command/command-line';
import { Obstacle } from '../command/obstacle';
import type { Config } from '../lib/config';

/** What the command line of a command on a whole stage says. */
export type Options = { readonly config: Config; readonly yes: boolean; readonly allowDataLoss: boolean };

/** The stage that a command is about. */
export const STAGE = { type: 'string', says: 'which stage of bin/stages.ts' } as const;

/** Consent that is given beforehand. */
export const YES = { type: 'boolean', default: false, says: 'ask nothing, go on' } as const;

const SETTINGS = { stage: STAGE, yes: YES };

const DEPLOY = {
  does: 'Shows what would change in an account, asks, and deploys a stage to it.',
  usage: 'npm run deploy -- --stage dev [--yes] [--allow-data-loss]',
  options: {
    ...SETTINGS,
    'allow-data-loss': { type: 'boolean', default: false, says: 'go on even if something that holds data would go' },
  },
} as const satisfies CommandLine;

const OTHERS = {
  destroy: {
    does: 'Takes a stage out of its account, and asks before anything that holds data goes.',
    usage: 'npm run destroy -- --stage dev [--yes]',
    options: SETTINGS,
  },
  'block-public-access': {
    does: 'Has the whole account refuse all that would make a bucket public.',
    usage: 'npm run block-public-access -- --stage dev [--yes]',
    options: SETTINGS,
  },
} as const satisfies Record<string, CommandLine>;

const COMMANDS = { deploy: DEPLOY, ...OTHERS };

const INSTEAD = {
  deploy: 'npm start',
  destroy: 'npm run reset',
  'block-public-access': 'there is nothing to block',
} as const;

/** Who deploys a stage of this machine that `npm start` does not. */
export const ITS_TESTS = 'the attacks of npm test and npm run drill:failover deploy it, and take it away again';

/** Reads a command line. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function optionsOf(command: keyof typeof COMMANDS, words: readonly string[]): Options {
  const values = command === 'deploy' ? parsed(words, DEPLOY).values : ofOthers(words, OTHERS[command]);
  const config = stageNamed(required(values.stage, 'Which stage?', COMMANDS[command].usage));
  if (!config.bootstrapped) {
    const instead = config.stage === 'local' ? INSTEAD[command] : ITS_TESTS;
    throw new Obstacle(`Stage "${config.stage}" is no stage of an account, it runs on this machine: ${instead}`);
  }
  return { config, yes: values.yes, allowDataLoss: values['allow-data-loss'] };
}

const ofOthers = (words: readonly string[], line: (typeof OTHERS)[keyof typeof OTHERS]) => ({
  ...parsed(words, line).values,
  'allow-data-loss': false,
});

/** What a command line has to say. Throws an `Obstacle` that asks for it. */
export function required(value: string | undefined, question: string, usage: string): string {
  if (value !== undefined) return value;
  throw new Obstacle(`${question} Use ${usage}`);
}

const FASTEST = 1000;

/** How many of something a second. */
export function rateIn(text: string, things: string): number {
  const rate = Number(text);
  if (rate > 0 && rate <= FASTEST) return rate;
  throw new Obstacle(`--rate is ${JSON.stringify(text)}: give ${things} a second, more than 0 and at most ${FASTEST}`);
}
