import type { Lock } from '../../lambdas/shared/object-locks';
import { requireTypedName } from '../consent';
import { inTurns } from '../in-turns';
import { atMinute, counted, shellWord } from '../in-words';
import { nothingOf, type Target, targetName } from '../target';
import { leftOver, refusalsOf } from './refusals';
import { pastsOf, type VersionDeps } from './versions-of-key';

/** A key, and what is left of it. */
type Doomed = { readonly key: string; readonly versions: number };

/**
 * Removes every version and marker of a key, or of all below a prefix, for good; asks for the stage's name before. What is locked is left as it
 * is, not even hidden. Throws an `Obstacle` that names what stayed.
 */
export async function purge(target: Target, deps: VersionDeps): Promise<void> {
  const { stage, bucket, terminal } = deps;
  const { free, kept } = await byLock(target, deps);
  if (free.length + kept.length === 0) throw nothingOf(target, bucket.bucket);
  if (free.length === 0) throw leftOver('Locked, so nothing was done', kept);
  if (kept.length > 0) terminal.say(`Locked, these stay as they are: ${counted(kept.length, 'object')}.`);
  const what = inWords(free, bucket.bucket);
  await requireTypedName(`${what}, ${targetName(target)}: gone for good, nobody brings them back.`, stage, terminal);
  const refused = await refusalsOf(free, ({ key }) => bucket.erase(key));
  terminal.say(`Gone for good: ${counted(free.length - refused.length, 'key')} of ${bucket.bucket}.`);
  if (refused.length > 0)
    terminal.say('What S3 refused may be hidden by a delete marker now: --undelete shows it again.');
  if (kept.length + refused.length > 0) throw leftOver('Still there', [...kept, ...refused.map(withReason)]);
}

const inWords = (doomed: readonly Doomed[], bucket: string): string => {
  const versions = doomed.reduce((sum, one) => sum + one.versions, 0);
  return `${counted(doomed.length, 'key')} of ${bucket} with ${counted(versions, 'version')}`;
};

/** Which keys nothing stands against, and in a line each what stands against the others. */
async function byLock(target: Target, { stage, bucket }: VersionDeps) {
  const doomed: Doomed[] = [];
  for await (const { key, versions } of pastsOf(bucket, target)) doomed.push({ key, versions: versions.length });
  const locks = await inTurns(doomed, ({ key }) => bucket.lockOn(key));
  return {
    free: doomed.filter((_, index) => !locks[index]),
    kept: doomed.flatMap(({ key }, index) => {
      const lock = locks[index];
      return lock ? `${key}: ${lockInWords(lock, key, stage)}` : [];
    }),
  };
}

function lockInWords({ until, isHeld }: Lock, key: string, stage: string): string {
  const retained = until ? [`locked until ${atMinute(new Date(until))}`] : [];
  const command = `npm run legal-hold -- --stage ${stage} --key ${shellWord(key)} off`;
  return [...retained, ...(isHeld ? [`on legal hold, which ends with: ${command}`] : [])].join(', and ');
}

/** Only what S3 calls a want of rights can have to do with rights. */
const withReason = (refusal: string): string =>
  /\bAccessDenied\b/.test(refusal)
    ? `${refusal}; a lock, a policy or the want of a second factor is behind that`
    : refusal;
