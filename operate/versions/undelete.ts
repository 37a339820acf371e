import { Obstacle } from '../../command/obstacle';
import { counted } from '../in-words';
import type { Target } from '../options';
import { byReadability, howToWake } from './asleep';
import type { History, Version } from './history';
import { leftOver, refusalsOf } from './refusals';
import { pastsOf, targetName, type VersionDeps } from './versions-of-key';

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
  const hidden: Hidden[] = [];
  let found = 0;
  for await (const history of pastsOf(bucket, target)) {
    found += 1;
    hidden.push(...hiddenIn(history));
  }
  if (found === 0) throw new Obstacle(`There is nothing left of ${targetName(target)} in ${bucket.bucket}.`);
  const left = bucket.copiesMarkers
    ? await putOnTop(hidden, deps)
    : await refusalsOf(hidden, ({ markers }) => bucket.remove(markers));
  const there = counted(hidden.length - left.length, 'object');
  terminal.say(`There again: ${there}. Not deleted, or without a version left: ${found - hidden.length}.`);
  if (left.length > 0) throw leftOver('Still deleted', left);
}

/** Nothing when a version is on top, or none is left below the markers. */
function hiddenIn({ key, versions }: History): Hidden[] {
  const first = versions.findIndex(({ isMarker }) => !isMarker);
  const version = versions[first];
  return version && first > 0 ? [{ key, version, markers: versions.slice(0, first) }] : [];
}

async function putOnTop(hidden: readonly Hidden[], { stage, bucket }: VersionDeps): Promise<string[]> {
  const versions = hidden.map(({ version }) => version);
  const { readable, asleep } = await byReadability(bucket, versions);
  const refused = await refusalsOf(readable, (version) => bucket.putOnTop(version));
  return [...asleep.map((one) => `${one.version.key}: ${howToWake(one, stage)}`), ...refused];
}
