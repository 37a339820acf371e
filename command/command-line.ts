import { parseArgs } from 'node:util';
import { Obstacle } from './obstacle';

/** One option of a command, and in a few words what it is for. */
type Option = {
  readonly type: 'string' | 'boolean';
  readonly default?: string | boolean;
  readonly says: string;
};

/** All that a command takes: the parser reads it, and so does the help. */
export type CommandLine = {
  /** What the command does, in a sentence. */
  readonly does: string;
  /** Its words, with what may be left out in brackets. */
  readonly usage: string;
  /** @default - the usage is one */
  readonly example?: string;
  readonly options: Readonly<Record<string, Option>>;
  /** @default false */
  readonly allowPositionals?: boolean;
};

/** Thrown when somebody asks what a command takes; its message is the answer, and nothing went wrong. */
export class Help extends Error {
  override readonly name = 'Help';
}

/** What a command line says. Throws an `Obstacle` for what the command doesn't know, and a `Help` for whoever asks what it does. */
export function parsed<Line extends CommandLine>(words: readonly string[], line: Line, env = process.env) {
  if (words.includes('--help') || words.includes('-h')) throw new Help(helpOn(line));
  refuseTaken(words, line, env);
  try {
    return parseArgs<Line>({ ...line, args: [...words] });
  } catch (error) {
    throw new Obstacle(`${(error as Error).message}\nUse ${line.usage}, or --help to read what each option is for`);
  }
}

/** npm has settings of these names, so that they say nothing about this command line. */
const NPMS_OWN = new Set(['json', 'key', 'prefix', 'version', 'yes']);

/** npm keeps an option that has no `--` before it for itself, and tells of it in the environment. */
function refuseTaken(words: readonly string[], { options, usage }: CommandLine, env: NodeJS.ProcessEnv): void {
  const taken = Object.keys(options).find((name) => {
    const isGiven = words.some((word) => word === `--${name}` || word.startsWith(`--${name}=`));
    return !isGiven && !NPMS_OWN.has(name) && env[`npm_config_${name.replaceAll('-', '_')}`];
  });
  if (taken) throw new Obstacle(`npm took --${taken} for itself: write "--" before the first option. Use ${usage}`);
}

function helpOn({ does, usage, example, options }: CommandLine): string {
  const rows = Object.entries(options).map(([name, option]) => ({ name: `--${name}`, says: saidOf(option) }));
  const width = Math.max(...rows.map(({ name }) => name.length)) + 2;
  return [
    does,
    `Use ${usage}`,
    rows.map(({ name, says }) => `  ${name.padEnd(width)}${says}`).join('\n'),
    ...(example ? [`For example: ${example}`] : []),
  ].join('\n\n');
}

const saidOf = ({ says, default: value }: Option): string =>
  typeof value === 'string' ? `${says}; ${value} if not given` : says;
