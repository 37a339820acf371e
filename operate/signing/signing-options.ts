import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { parsed, required } from '../options';

/** What the command line of `sign` or `rotate-signing-key` says. */
export type SigningOptions = { readonly config: Config; readonly yes: boolean; readonly addresses: readonly string[] };

const USAGE = {
  sign: 'npm run sign -- --stage prod /i/<asset>/<edition>/640x640_q60.avif …',
  'rotate-signing-key': 'npm run rotate-signing-key -- --stage prod [--yes]',
} as const;
type Command = keyof typeof USAGE;

/** Reads a command line. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function signingOptionsOf(command: Command, words: readonly string[]): SigningOptions {
  const options = { stage: { type: 'string' }, yes: { type: 'boolean', default: false } } as const;
  const { values, positionals } = parsed(words, { options, allowPositionals: command === 'sign' }, USAGE[command]);
  const config = stageNamed(required(values.stage, 'Which stage?', USAGE[command]));
  const { transform } = config.images;
  if (transform !== 'signed') {
    throw new Obstacle(
      `Stage "${config.stage}" signs nothing, its images.transform is "${transform}": set it to "signed" in bin/stages.ts and deploy`,
    );
  }
  if (command === 'sign' && positionals.length === 0) throw new Obstacle(`Which address? Use ${USAGE.sign}`);
  return { config, yes: values.yes, addresses: positionals };
}
