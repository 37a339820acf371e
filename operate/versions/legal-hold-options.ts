import { stageNamed } from '../../bin/stages';
import { type CommandLine, parsed } from '../../command/command-line';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { isLockable } from '../../lib/config/locks';
import { required, STAGE } from '../options';
import { keyIn } from '../target';
import type { LegalHold } from './legal-hold';

/** What the command line of `legal-hold` says. */
export type LegalHoldOptions = { readonly config: Config; readonly wish: LegalHold };

const USAGE = 'npm run legal-hold -- --stage prod --key <key> (on | off)';

const LINE = {
  does: 'Holds every version of an original, so that nobody deletes it, or lets go of it.',
  usage: USAGE,
  example: 'npm run legal-hold -- --stage prod --key import/cat.jpg on',
  options: { stage: STAGE, key: { type: 'string', says: 'the original' } },
  allowPositionals: true,
} as const satisfies CommandLine;

/** Reads the command line of `legal-hold`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function legalHoldOptionsOf(words: readonly string[]): LegalHoldOptions {
  const { values, positionals } = parsed(words, LINE);
  const stage = required(values.stage, 'Which stage?', USAGE);
  if (!values.key) throw new Obstacle(`Which key? Use ${USAGE}`);
  const key = keyIn('key', values.key);
  const [state] = positionals;
  if (positionals.length !== 1 || (state !== 'on' && state !== 'off')) throw new Obstacle(`On or off? Use ${USAGE}`);
  const config = stageNamed(stage);
  if (!isLockable(config.locks.originals)) {
    const then = config.bootstrapped ? 'deploy' : 'start again';
    throw new Obstacle(
      `Originals of stage "${config.stage}" can't be locked: set locks.originals to "holds" in bin/stages.ts and ${then}`,
    );
  }
  return { config, wish: { key, isHeld: state === 'on' } };
}
