import { Obstacle } from '../../command/obstacle';
import { counted } from '../in-words';
import { historyOf } from './history';
import type { VersionDeps } from './versions-of-key';

export type LegalHold = { readonly key: string; readonly isHeld: boolean };

/** What holding needs of the world. */
type LegalHoldDeps = Pick<VersionDeps, 'bucket' | 'terminal'>;

/** Holds every version of a key for as long as somebody pleases, or lets go of all of them. What comes later is not held by it. */
export async function legalHold({ key, isHeld }: LegalHold, { bucket, terminal }: LegalHoldDeps): Promise<void> {
  const { versions } = await historyOf(bucket, key);
  const files = versions.filter(({ isMarker }) => !isMarker);
  if (files.length === 0) throw new Obstacle(`There is no version of ${key} in ${bucket.bucket}.`);
  for (const version of files) await bucket.hold(version, isHeld);
  const what = `${counted(files.length, 'version')} of ${key}`;
  terminal.say(isHeld ? `On legal hold, nobody deletes it: ${what}.` : `Not on legal hold any more: ${what}.`);
}
