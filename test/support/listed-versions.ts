import { ListObjectVersionsCommand, type ListObjectVersionsCommandInput, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';

/** A version or marker of a key, as S3 has it. */
export type Entry = {
  readonly key: string;
  readonly id: string;
  /** Of its time, which S3 knows to the second. */
  readonly second?: number;
  readonly isMarker?: boolean;
  readonly isInParts?: boolean;
};

/** A mocked S3 that lists these entries, of each key the newest first, in pages as S3 does: versions and markers apart. */
export function listingOf(entries: readonly Entry[], pageSize = 1000) {
  const s3 = mockClient(S3Client);
  s3.on(ListObjectVersionsCommand).callsFake((input: ListObjectVersionsCommandInput) => {
    const { Prefix = '', MaxKeys = pageSize, KeyMarker, VersionIdMarker } = input;
    const below = entries.filter(({ key }) => key.startsWith(Prefix));
    const from = below.findIndex(({ key, id }) => key === KeyMarker && id === VersionIdMarker) + 1;
    const page = below.slice(from, from + Math.min(MaxKeys, pageSize));
    const listed = (wanted: boolean) =>
      page.filter(({ isMarker = false }) => isMarker === wanted).map((entry) => listedAs(entry, entries));
    return {
      Versions: listed(false),
      DeleteMarkers: listed(true),
      IsTruncated: from + page.length < below.length,
      NextKeyMarker: page.at(-1)?.key,
      NextVersionIdMarker: page.at(-1)?.id,
    };
  });
  return s3;
}

const listedAs = ({ key, id, second = 0, isInParts }: Entry, all: readonly Entry[]) => ({
  Key: key,
  VersionId: id,
  LastModified: new Date(second * 1000),
  IsLatest: all.find((one) => one.key === key)?.id === id,
  ETag: isInParts ? '"b54357faf0632cce46e942fa68356b38-2"' : '"b54357faf0632cce46e942fa68356b38"',
});
