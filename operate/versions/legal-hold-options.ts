import { stageNamed } from '../../bin/stages';
import { Obstacle } from '../../command/obstacle';
import type { Config } from '../../lib/config';
import { isLockable } from '../../lib/config/locks';
import { parsed, required } from '../options';
import type { LegalHold } from './legal-hold';

/** What the command line of `legal-hold` says. */
export type LegalHoldOptions = { readonly config: Config; readonly wish: LegalHold };

const USAGE = 'npm run legal-hold -- --stage prod --key <key> (on | off)';
const OPTIONS = { stage: { type: 'string' }, key: { type: 'string' } } as const;

/** Reads the command line of `legal-hold`. Throws an `Obstacle` or a `ConfigError` that says what to write instead. */
export function legalHoldOptionsOf(words: readonly string[]): LegalHoldOptions {
  const { values, positionals } = parsed(words, { options: OPTIONS, allowPositionals: true }, USAGE);
  const { key } = values;
  const stage = required(values.stage, 'Which stage?', USAGE);
  if (!key) throw new Obstacle(`Which key? Use ${USAGE}`);
  const [state] = positionals;
  if (positionals.length !== 1 || (state !== 'on' && state !== 'off')) throw new Obstacle(`On or off? Use ${USAGE}`);
  const config = stageNamed(stage);
  if (!isLockable(config.locks.originals)) {
    throw new Obstacle(
      `Originals of stage "${config.stage}" can't be locked: set locks.originals to "holds" in bin/stages.ts and deploy`,
    );
  }
  return { config, wish: { key, isHeld: state === 'on' } };
}
