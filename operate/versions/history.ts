import type { ArchiveState } from '../../lambdas/shared/archive-state';
import type { Lock } from '../../lambdas/shared/object-locks';

/** One version of a key, or one delete marker on it. */
export type Version = {
  readonly key: string;
  readonly versionId: string;
  /** When S3 took it, to the second. An upload in parts has the moment at which it began. */
  readonly at: Date;
  readonly isLatest: boolean;
  readonly isMarker: boolean;
  readonly sizeBytes: number;
  /** Nothing of a marker. */
  readonly storageClass?: string;
};

/** Everything that is left of one key's past, newest first, which is S3's own order and not always that of time. */
export type History = { readonly key: string; readonly versions: readonly Version[] };

/** A versioned bucket, as whoever goes back in it needs it. */
export type VersionedBucket = {
  readonly bucket: string;
  /** Whether S3 tells a copy of this bucket of delete markers; it never tells of a version or marker that goes. */
  readonly copiesMarkers: boolean;
  /** The past of every key below a prefix, in S3's order of keys. */
  historiesBelow(prefix: string): AsyncIterable<History>;
  /** The version that the current one is a copy of, when `putOnTop` made it. */
  copiedFrom(key: string): Promise<string | undefined>;
  /** Whether the bytes of a version lie in an archive, and whether they are on their way. Only what may lie in one costs a request. */
  archiveState(version: Version): Promise<ArchiveState>;
  /** Makes a copy of a version the current one, with its headers and tags, and with a note of where it comes from. */
  putOnTop(version: Version): Promise<void>;
  /** Puts a delete marker on top. */
  hide(key: string): Promise<void>;
  /** Removes these very versions or markers for good; what was below them is current again. */
  remove(versions: readonly Version[]): Promise<void>;
  /** What stands against removing every version of a key; nothing when nothing does. */
  lockOn(key: string): Promise<Lock | undefined>;
  /** What stands against removing this very version; nothing when nothing does. */
  lockOf(version: Version): Promise<Lock | undefined>;
  /** Removes a key with every version and marker, for good. */
  erase(key: string): Promise<void>;
  /** Puts a legal hold on a version, or takes it away. */
  hold(version: Version, isHeld: boolean): Promise<void>;
  /** For how many days a version is kept that is not the current one any more; for ever if nobody has said. */
  formerDays(prefix: string): Promise<number | undefined>;
};

/**
 * Since when each of some entries, newest first, has been there at the earliest: not before what lies below it, whatever an upload in parts
 * says of its beginning.
 */
export function sinceOf(versions: readonly Version[]): Date[] {
  const since: Date[] = [];
  for (const { at } of [...versions].reverse()) {
    const [below] = since;
    since.unshift(below && below > at ? below : at);
  }
  return since;
}

/** What stood at a moment, as far as S3 tells: a version, a marker, or nothing that is left. */
export function standingAt({ versions }: History, moment: Date): Version | undefined {
  const since = sinceOf(versions);
  return versions.find((_, index) => (since[index] as Date) <= moment);
}

/** The past of exactly this key; without any versions when there is none. */
export async function historyOf(bucket: VersionedBucket, key: string): Promise<History> {
  // it sorts before all longer keys that begin with it
  for await (const history of bucket.historiesBelow(key)) return history.key === key ? history : { key, versions: [] };
  return { key, versions: [] };
}
