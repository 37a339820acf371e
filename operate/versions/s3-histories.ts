import type { DeleteMarkerEntry, ListObjectVersionsCommandOutput, ObjectVersion, S3Client } from '@aws-sdk/client-s3';
import { versionsIn } from '../versions-in';
import type { History, Version } from './history';
import { isInParts, type Listed, mergedPast } from './merged-past';

type Past = { readonly key: string; readonly files: Listed[]; readonly markers: Version[] };

/** The past of every key below a prefix. */
export async function* historiesIn(s3: S3Client, bucket: string, prefix: string): AsyncGenerator<History> {
  let open: Past | undefined;
  for await (const page of versionsIn(s3, bucket, { prefix })) {
    for (const past of byKey(page)) {
      // a page may end between two versions of one key
      if (open?.key === past.key) {
        open.files.push(...past.files);
        open.markers.push(...past.markers);
      } else {
        if (open) yield await inOrder(s3, bucket, open);
        open = past;
      }
    }
  }
  if (open) yield await inOrder(s3, bucket, open);
}

/** What a page lists by key, keys in S3's own order, which is that of their bytes. */
function byKey({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput): Past[] {
  const found = new Map<string, Past>();
  const pastOf = (key: string): Past => {
    const past = found.get(key) ?? { key, files: [], markers: [] };
    found.set(key, past);
    return past;
  };
  for (const entry of Versions) pastOf(entry.Key ?? '').files.push(fileOf(entry));
  for (const entry of DeleteMarkers) pastOf(entry.Key ?? '').markers.push(versionOf(entry, true));
  return [...found.values()].sort((one, other) => Buffer.compare(Buffer.from(one.key), Buffer.from(other.key)));
}

const fileOf = (entry: ObjectVersion): Listed => ({
  ...versionOf(entry, false),
  storageClass: entry.StorageClass ?? 'STANDARD',
  isInParts: isInParts(entry.ETag),
});

const versionOf = (entry: ObjectVersion & DeleteMarkerEntry, isMarker: boolean): Version => ({
  key: entry.Key ?? '',
  versionId: entry.VersionId ?? 'null',
  at: entry.LastModified ?? new Date(0),
  isLatest: entry.IsLatest ?? false,
  isMarker,
  sizeBytes: entry.Size ?? 0,
});

/** Where the two lists of one key don't say how they belong together, S3 is asked again for one entry a page: pages come in its order. */
async function inOrder(s3: S3Client, bucket: string, { key, files, markers }: Past): Promise<History> {
  const merged = mergedPast(files, markers);
  if (merged) return { key, versions: merged };
  const versions: Version[] = [];
  for await (const page of versionsIn(s3, bucket, { prefix: key, perPage: 1 })) {
    const [past] = byKey(page);
    if (past && past.key !== key) break;
    versions.push(...(past?.files ?? []), ...(past?.markers ?? []));
  }
  return { key, versions };
}
