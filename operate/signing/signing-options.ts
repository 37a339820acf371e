import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { required, STAGE, YES } from '../options';

/** What the command line of `sign` or `rotate-signing-key` says. */
export type SigningOptions = { readonly config: Config; readonly yes: boolean; readonly addresses: readonly string[] };

const COMMANDS = {
  sign: {
    does: 'Signs addresses of pictures, so that a size that is not made yet may be asked for.',
    usage: 'npm run sign -- --stage prod /i/<asset>/<edition>/640x640_q60.avif …',
    options: { stage: STAGE },
    allowPositionals: true,
  },
  'rotate-signing-key': {
    does: 'Changes the key that addresses are signed with, and asks before.',
    usage: 'npm run rotate-signing-key -- --stage prod [--yes]',
    options: { stage: STAGE, yes: YES },
  },
} as const satisfies Record<string, CommandLine>;
type Command = keyof typeof COMMANDS;

/** Reads a command line. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function signingOptionsOf(command: Command, words: readonly string[]): SigningOptions {
  const line: CommandLine = COMMANDS[command];
  const { values, positionals } = parsed(words, line);
  const config = stageNamed(required(values.stage as string | undefined, 'Which stage?', line.usage));
  const { transform } = config.images;
  if (transform !== 'signed') {
    throw new Obstacle(
      `Stage "${config.stage}" signs nothing, its images.transform is "${transform}": set it to "signed" in bin/stages.ts and deploy`,
    );
  }
  if (command === 'sign' && positionals.length === 0) throw new Obstacle(`Which address? Use ${COMMANDS.sign.usage}`);
  return { config, yes: values.yes === true, addresses: positionals };
}
