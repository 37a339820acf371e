import { parseArgs } from 'node:util';
import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';

/** What the command line of `sign` or `rotate-signing-key` says. */
export type SigningOptions = { readonly config: Config; readonly yes: boolean; readonly addresses: readonly string[] };

const USAGE = {
  sign: 'npm run sign -- --stage prod /i/<asset>/<edition>/640x640_q60.avif …',
  'rotate-signing-key': 'npm run rotate-signing-key -- --stage prod [--yes]',
} as const;
type Command = keyof typeof USAGE;

/** Reads a command line. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function signingOptionsOf(command: Command, words: readonly string[]): SigningOptions {
  const { values, positionals } = parsed(command, words);
  if (values.stage === undefined) throw new Obstacle(`Which stage? Use ${USAGE[command]}`);
  const config = stageNamed(values.stage);
  const { transform } = config.images;
  if (transform !== 'signed') {
    throw new Obstacle(
      `Stage "${config.stage}" signs nothing, its images.transform is "${transform}": set it to "signed" in bin/stages.ts and deploy`,
    );
  }
  if (command === 'sign' && positionals.length === 0) throw new Obstacle(`Which address? Use ${USAGE.sign}`);
  return { config, yes: values.yes, addresses: positionals };
}

function parsed(command: Command, words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: command === 'sign',
      options: { stage: { type: 'string' }, yes: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new Obstacle(`${(error as Error).message}\nUse ${USAGE[command]}`);
  }
}
