import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { historiesIn } from '../../../operate/versions/s3-histories';

type Entry = { readonly key: string; readonly id: string; readonly second: number; readonly isMarker?: boolean };

/** A bucket that lists these entries, of each key the newest first, in pages as S3 does: versions and markers apart, times in seconds. */
function listing(entries: readonly Entry[], pageSize = 1000) {
  const s3 = mockClient(S3Client);
  s3.on(ListObjectVersionsCommand).callsFake(({ Prefix, MaxKeys = pageSize, KeyMarker, VersionIdMarker }) => {
    const below = entries.filter(({ key }) => key.startsWith(Prefix));
    const from = below.findIndex(({ key, id }) => key === KeyMarker && id === VersionIdMarker) + 1;
    const page = below.slice(from, from + Math.min(MaxKeys, pageSize));
    const last = page.at(-1);
    const listed = (wanted: boolean) =>
      page.filter(({ isMarker = false }) => isMarker === wanted).map((entry) => listedAs(entry, entries));
    return {
      Versions: listed(false),
      DeleteMarkers: listed(true),
      IsTruncated: from + page.length < below.length,
      NextKeyMarker: last?.key,
      NextVersionIdMarker: last?.id,
    };
  });
  return s3;
}

const listedAs = (entry: Entry, all: readonly Entry[]) => ({
  Key: entry.key,
  VersionId: entry.id,
  LastModified: new Date(entry.second * 1000),
  IsLatest: all.find(({ key }) => key === entry.key) === entry,
});

async function pastsOf(prefix = ''): Promise<Record<string, string[]>> {
  const pasts: Record<string, string[]> = {};
  for await (const { key, versions } of historiesIn(new S3Client(), 'photos', prefix)) {
    pasts[key] = versions.map(({ versionId }) => versionId);
  }
  return pasts;
}

describe('the past of keys', () => {
  test('has versions and markers in one row, newest first', async () => {
    listing([
      { key: 'a', id: 'a3', second: 3 },
      { key: 'a', id: 'a2', second: 2, isMarker: true },
      { key: 'a', id: 'a1', second: 1 },
      { key: 'b', id: 'b1', second: 1, isMarker: true },
    ]);

    expect(await pastsOf()).toEqual({ a: ['a3', 'a2', 'a1'], b: ['b1'] });
  });

  test.each([1, 2, 3])('is whole where pages of %i cut it', async (pageSize) => {
    listing(
      [5, 4, 3, 2, 1].flatMap((second) => ({ key: 'a', id: `a${second}`, second, isMarker: second % 2 === 0 })),
      pageSize,
    );

    expect(await pastsOf()).toEqual({ a: ['a5', 'a4', 'a3', 'a2', 'a1'] });
  });

  test('keeps the order of storing where a version and a marker have the same second', async () => {
    const s3 = listing([
      { key: 'a', id: 'a4', second: 7 },
      { key: 'a', id: 'a3', second: 7, isMarker: true },
      { key: 'a', id: 'a2', second: 7 },
      { key: 'a', id: 'a1', second: 7, isMarker: true },
      { key: 'ab', id: 'b1', second: 7 },
    ]);

    expect(await pastsOf()).toEqual({ a: ['a4', 'a3', 'a2', 'a1'], ab: ['b1'] });
    expect(s3.commandCalls(ListObjectVersionsCommand).length).toBeGreaterThan(4);
  });

  test('keeps it too where the latest version is an upload in parts that began before a marker', async () => {
    listing([
      { key: 'a', id: 'a2', second: 1 },
      { key: 'a', id: 'a1', second: 2, isMarker: true },
    ]);

    expect(await pastsOf()).toEqual({ a: ['a2', 'a1'] });
  });

  test('costs one request where time says enough', async () => {
    const s3 = listing([
      { key: 'a', id: 'a2', second: 7 },
      { key: 'a', id: 'a1', second: 7 },
    ]);

    expect(await pastsOf()).toEqual({ a: ['a2', 'a1'] });
    expect(s3.commandCalls(ListObjectVersionsCommand)).toHaveLength(1);
  });
});
