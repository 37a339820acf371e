import { counted } from '../in-words';
import { nothingOf, type Target } from '../target';
import { byReadability, howToWake } from './asleep';
import type { Version, VersionedBucket } from './history';
import { leftOver, refusalsOf } from './refusals';
import { pastsOf, type VersionDeps } from './versions-of-key';

/** A key that is hidden: the version that was seen last, and the markers that lie on it. */
type Hidden = { readonly key: string; readonly version: Version; readonly markers: readonly Version[] };

/**
 * Has what was deleted be there again. Throws an `Obstacle` that names what could not come back.
 *
 * S3 tells a copy of the bucket of a marker that comes, and never of one that goes. Where it copies markers, the version is therefore put
 * on top of them once more; elsewhere the markers go. https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html
 */
export async function undelete(target: Target, deps: VersionDeps): Promise<void> {
  const { bucket, terminal } = deps;
  const { hidden, there, gone } = await found(bucket, target);
  if (hidden.length + there + gone === 0) throw nothingOf(target, bucket.bucket);
  const left = bucket.copiesMarkers
    ? await putOnTop(hidden, deps)
    : await refusalsOf(hidden, ({ markers }) => bucket.remove(markers));
  for (const line of inWords({ back: hidden.length - left.length, there, gone })) terminal.say(line);
  if (left.length > 0) throw leftOver('Still deleted', left);
}

/** What can come back, how many keys have an object on top, and of how many no version is left below the markers. */
async function found(bucket: VersionedBucket, target: Target) {
  const hidden: Hidden[] = [];
  let [there, gone] = [0, 0];
  for await (const { key, versions } of pastsOf(bucket, target)) {
    const first = versions.findIndex(({ isMarker }) => !isMarker);
    const version = versions[first];
    if (!version) gone += 1;
    else if (first === 0) there += 1;
    else hidden.push({ key, version, markers: versions.slice(0, first) });
  }
  return { hidden, there, gone };
}

type Counts = { readonly back: number; readonly there: number; readonly gone: number };

/** A sentence for each that is not none. */
const inWords = ({ back, there, gone }: Counts): string[] => [
  ...(back > 0 ? [`There again: ${counted(back, 'object')}.`] : []),
  ...(there > 0 ? [`Was not deleted: ${counted(there, 'object')}.`] : []),
  ...(gone > 0 ? [`Deleted, with no version left that could come back: ${counted(gone, 'key')}.`] : []),
];

async function putOnTop(hidden: readonly Hidden[], { stage, bucket }: VersionDeps): Promise<string[]> {
  const versions = hidden.map(({ version }) => version);
  const { readable, asleep } = await byReadability(bucket, versions);
  const refused = await refusalsOf(readable, (version) => bucket.putOnTop(version));
  return [...asleep.map((one) => `${one.version.key}: ${howToWake(one, stage)}`), ...refused];
}
