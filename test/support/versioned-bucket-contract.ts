import { randomUUID } from 'node:crypto';
import { historyOf, type VersionedBucket } from '../../operate/versions/history';

/** A bucket, and what others do to it. */
export type GivenBucket = {
  readonly bucket: VersionedBucket;
  put(key: string, body: string): Promise<unknown> | unknown;
  mark(key: string): Promise<unknown> | unknown;
  /** The bytes of the current version. */
  read(key: string): Promise<string | undefined> | string | undefined;
};

/** What every `VersionedBucket` promises. Each test uses a prefix of its own. */
export function promisesOfAVersionedBucket(made: () => GivenBucket): void {
  const given = () => ({ ...made(), prefix: `import/${randomUUID()}/` });

  test('tells the past of each key below a prefix, newest first, in the order of keys', async () => {
    const { bucket, put, mark, prefix } = given();
    await put(`${prefix}b`, 'one');
    await put(`${prefix}a`, 'one');
    await mark(`${prefix}a`);
    await put(`${prefix}a`, 'other');

    const pasts = [];
    for await (const { key, versions } of bucket.historiesBelow(prefix)) {
      pasts.push([key, versions.map(({ isMarker, isLatest, sizeBytes }) => [isMarker, isLatest, sizeBytes])]);
    }

    expect(pasts).toEqual([
      [
        `${prefix}a`,
        [
          [false, true, 5],
          [true, false, 0],
          [false, false, 3],
        ],
      ],
      [`${prefix}b`, [[false, true, 3]]],
    ]);
  });

  test('puts a copy of a former version on top, which says what it is a copy of', async () => {
    const { bucket, put, read, prefix } = given();
    const key = `${prefix}a b+c%2B&ü.txt`;
    await put(key, 'one');
    await put(key, 'other');
    const [, former] = (await historyOf(bucket, key)).versions;
    if (!former) throw new Error('two versions were written');
    expect(await bucket.copiedFrom(key)).toBeUndefined();

    await bucket.putOnTop(former);

    expect(await read(key)).toBe('one');
    expect(await bucket.copiedFrom(key)).toBe(former.versionId);
    expect((await historyOf(bucket, key)).versions).toHaveLength(3);
  });

  test('hides a key, shows it again when the marker goes, and says of a hidden one no source', async () => {
    const { bucket, put, read, prefix } = given();
    const key = `${prefix}a`;
    await put(key, 'one');

    await bucket.hide(key);
    expect(await read(key)).toBeUndefined();
    expect(await bucket.copiedFrom(key)).toBeUndefined();

    const { versions } = await historyOf(bucket, key);
    await bucket.remove(versions.filter(({ isMarker }) => isMarker));
    expect(await read(key)).toBe('one');
  });

  test('erases all of a key and nothing of a longer one', async () => {
    const { bucket, put, mark, read, prefix } = given();
    await put(`${prefix}a`, 'one');
    await mark(`${prefix}a`);
    await put(`${prefix}ab`, 'other');

    await bucket.erase(`${prefix}a`);

    expect((await historyOf(bucket, `${prefix}a`)).versions).toEqual([]);
    expect(await read(`${prefix}ab`)).toBe('other');
  });
}
