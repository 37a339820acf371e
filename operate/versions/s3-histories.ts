import type { DeleteMarkerEntry, ListObjectVersionsCommandOutput, ObjectVersion, S3Client } from '@aws-sdk/client-s3';
import { versionsIn } from '../list-versions';
import type { History, Version } from './history';

/** The past of every key below a prefix. */
export async function* historiesIn(s3: S3Client, bucket: string, prefix: string): AsyncGenerator<History> {
  let open: { key: string; versions: Version[] } | undefined;
  for await (const page of versionsIn(s3, bucket, { prefix })) {
    for (const [key, versions] of byKey(page)) {
      // a page may end between two versions of one key
      if (open?.key === key) open.versions.push(...versions);
      else {
        if (open) yield await inOrder(s3, bucket, open);
        open = { key, versions };
      }
    }
  }
  if (open) yield await inOrder(s3, bucket, open);
}

/** The versions of a page by key, keys in S3's own order, which is that of their bytes. */
function byKey({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput): Array<[string, Version[]]> {
  const found = new Map<string, Version[]>();
  const all = [
    ...Versions.map((version) => versionOf(version, false)),
    ...DeleteMarkers.map((m) => versionOf(m, true)),
  ];
  for (const version of all) found.set(version.key, [...(found.get(version.key) ?? []), version]);
  return [...found].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
}

const versionOf = (entry: ObjectVersion & DeleteMarkerEntry, isMarker: boolean): Version => ({
  key: entry.Key ?? '',
  versionId: entry.VersionId ?? 'null',
  at: entry.LastModified ?? new Date(0),
  isLatest: entry.IsLatest ?? false,
  isMarker,
  sizeBytes: entry.Size ?? 0,
  ...(!isMarker && { storageClass: entry.StorageClass ?? 'STANDARD' }),
});

/**
 * S3 lists newest first, but the SDK answers versions and markers as two lists, and their times are whole seconds. Where time alone does not
 * say which of the two came first, S3 is asked again for one entry at a time: the order of pages is the order of storing.
 */
async function inOrder(s3: S3Client, bucket: string, { key, versions }: History): Promise<History> {
  const sorted = [...versions].sort((one, other) => other.at.getTime() - one.at.getTime());
  if (!isUnclear(sorted)) return { key, versions: sorted };
  const asked: Version[] = [];
  for await (const page of versionsIn(s3, bucket, { prefix: key, perPage: 1 })) {
    const [entry] = byKey(page);
    if (entry && entry[0] !== key) break;
    asked.push(...(entry?.[1] ?? []));
  }
  return { key, versions: asked };
}

/** A version and a marker of one second, or a latest one that is not the newest: an upload in parts that began before it. */
const isUnclear = (sorted: readonly Version[]): boolean =>
  sorted.some(({ isLatest }, index) => isLatest && index > 0) ||
  sorted.some((version, index) => {
    const next = sorted[index + 1];
    return next?.at.getTime() === version.at.getTime() && next.isMarker !== version.isMarker;
  });
