import { Obstacle } from '../../command/obstacle';
import type { Lock } from '../../lambdas/shared/object-locks';
import { inTurns } from '../in-turns';
import { atMinute, atSecond, shellWord, sizeInWords } from '../in-words';
import { nothingOf, type Target } from '../target';
import type { Terminal } from '../terminal';
import { byReadability, howToWake } from './asleep';
import { type History, historyOf, type Version, type VersionedBucket } from './history';

/** What these commands need of the world. */
export type VersionDeps = {
  /** As messages name it. */
  readonly stage: string;
  readonly bucket: VersionedBucket;
  readonly terminal: Terminal;
};

/** Says every version and delete marker of a key, newest first. */
export async function listVersions(key: string, { bucket, terminal }: VersionDeps): Promise<void> {
  const { versions } = await pastOf(bucket, key);
  terminal.say(`${key} of ${bucket.bucket}, newest first:`);
  const locks = await inTurns(versions, (version) => bucket.lockOf(version));
  for (const [index, version] of versions.entries()) terminal.say(`  ${inWords(version, locks[index])}`);
}

function inWords(version: Version, { until, isHeld }: Lock = { isHeld: false }): string {
  const { versionId, at, isLatest, isMarker, sizeBytes, storageClass } = version;
  const locked = [...(until ? [`locked until ${atMinute(new Date(until))}`] : []), ...(isHeld ? ['legal hold'] : [])];
  const what = isMarker ? 'delete marker' : [sizeInWords(sizeBytes), storageClass, ...locked].join(', ');
  return `${isLatest ? 'current' : 'former '}  ${versionId}  ${atSecond(at)}  ${what}`;
}

/** Makes a copy of a version the current one. What was current stays below it; all that follows from it follows by S3's events. */
export async function restoreVersion(
  { key, versionId }: { readonly key: string; readonly versionId: string },
  { stage, bucket, terminal }: VersionDeps,
): Promise<void> {
  const { versions } = await pastOf(bucket, key);
  const version = versions.find((one) => one.versionId === versionId);
  const listed = `npm run versions -- --stage ${stage} --key ${shellWord(key)} lists them`;
  if (!version) throw new Obstacle(`${key} has no version ${versionId}: ${listed}.`);
  if (version.isMarker) throw new Obstacle(`${versionId} is a delete marker: take a version, ${listed}.`);
  if (version.isLatest) throw new Obstacle(`${versionId} is the current version of ${key} already.`);
  const { asleep } = await byReadability(bucket, [version]);
  if (asleep[0]) throw new Obstacle(`${versionId} can't be copied: ${howToWake(asleep[0], stage)}`);
  await bucket.putOnTop(version);
  terminal.say(`${key} is again what it was at ${atSecond(version.at)}, as a copy on top.`);
}

/** The past of each key that was named, and has one. */
export async function* pastsOf(bucket: VersionedBucket, target: Target): AsyncGenerator<History> {
  if (!('key' in target)) return yield* bucket.historiesBelow(target.prefix);
  const history = await historyOf(bucket, target.key);
  if (history.versions.length > 0) yield history;
}

async function pastOf(bucket: VersionedBucket, key: string): Promise<History> {
  const history = await historyOf(bucket, key);
  if (history.versions.length > 0) return history;
  throw nothingOf({ key }, bucket.bucket);
}
