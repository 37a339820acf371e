import { Obstacle } from '../../command/obstacle';
import { inTurns } from '../in-turns';
import { atMinute, counted } from '../in-words';
import { type Asleep, byReadability } from './asleep';
import { standingAt, type Version, type VersionedBucket } from './history';

/** What has to happen so that a prefix is again as it was. */
export type RewindPlan = {
  /** Versions that stood at the moment and are not the current ones any more. */
  readonly back: readonly Version[];
  /** Keys that have an object now and had none. */
  readonly hide: readonly string[];
  /** What stood, but lies in an archive. */
  readonly asleep: readonly Asleep[];
  /** Keys that are as they were. */
  readonly same: number;
};

/** What is to be rewound, and to when. */
export type Rewinding = { readonly prefix: string; readonly moment: Date };

const DAY_MS = 86_400_000;

/** Compares a prefix with what it was at a moment. Throws an `Obstacle` when S3 may have forgotten that. */
export async function planRewind(
  bucket: VersionedBucket,
  { prefix, moment }: Rewinding,
  now: Date,
): Promise<RewindPlan> {
  await requireRemembered(bucket, { prefix, moment }, now);
  const stood: Version[] = [];
  const hide: string[] = [];
  let untouched = 0;
  for await (const history of bucket.historiesBelow(prefix)) {
    const wanted = standingAt(history, moment);
    const [latest] = history.versions;
    const isEmpty = !wanted || wanted.isMarker;
    if (latest === wanted || (isEmpty && latest?.isMarker)) untouched += 1;
    else if (isEmpty) hide.push(history.key);
    else stood.push(wanted);
  }
  // what is on top of it now may be the copy that a run before this one made
  const sources = await inTurns(stood, ({ key }) => bucket.copiedFrom(key));
  const changed = stood.filter(({ versionId }, index) => sources[index] !== versionId);
  const { readable, asleep } = await byReadability(bucket, changed);
  return { back: readable, hide, asleep, same: untouched + stood.length - changed.length };
}

/** What became no current version any more before then may be gone, and what was there would be taken for what never was. */
async function requireRemembered(bucket: VersionedBucket, { prefix, moment }: Rewinding, now: Date): Promise<void> {
  const days = await bucket.formerDays(prefix);
  const earliest = new Date(now.getTime() - (days ?? Number.POSITIVE_INFINITY) * DAY_MS);
  if (days === undefined || moment >= earliest) return;
  throw new Obstacle(
    `${bucket.bucket} keeps former versions for ${counted(days, 'day')}: of what was overwritten or deleted before ${atMinute(earliest)} it may have nothing left, so give a later moment.`,
  );
}
