import { ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { standingAt } from '../../../operate/versions/history';
import { historiesIn } from '../../../operate/versions/s3-histories';
import { type Entry, listingOf } from '../../support/listed-versions';

async function pastsOf(prefix = ''): Promise<Record<string, string[]>> {
  const pasts: Record<string, string[]> = {};
  for await (const { key, versions } of historiesIn(new S3Client(), 'photos', prefix)) {
    pasts[key] = versions.map(({ versionId }) => versionId);
  }
  return pasts;
}

describe('the past of keys', () => {
  test('has versions and markers in one row, newest first', async () => {
    listingOf([
      { key: 'a', id: 'a3', second: 3 },
      { key: 'a', id: 'a2', second: 2, isMarker: true },
      { key: 'a', id: 'a1', second: 1 },
      { key: 'b', id: 'b1', second: 1, isMarker: true },
    ]);

    expect(await pastsOf()).toEqual({ a: ['a3', 'a2', 'a1'], b: ['b1'] });
  });

  test.each([1, 2, 3])('is whole where pages of %i cut it', async (pageSize) => {
    listingOf(
      [5, 4, 3, 2, 1].flatMap((second) => ({ key: 'a', id: `a${second}`, second, isMarker: second % 2 === 0 })),
      pageSize,
    );

    expect(await pastsOf()).toEqual({ a: ['a5', 'a4', 'a3', 'a2', 'a1'] });
  });

  test('keeps the order of storing where a version and a marker have the same second', async () => {
    const s3 = listingOf([
      { key: 'a', id: 'a4', second: 7 },
      { key: 'a', id: 'a3', second: 7, isMarker: true },
      { key: 'a', id: 'a2', second: 7 },
      { key: 'a', id: 'a1', second: 7, isMarker: true },
      { key: 'ab', id: 'b1', second: 7 },
    ]);

    expect(await pastsOf()).toEqual({ a: ['a4', 'a3', 'a2', 'a1'], ab: ['b1'] });
    expect(s3.commandCalls(ListObjectVersionsCommand).length).toBeGreaterThan(4);
  });

  test('is never put in the order of time: an upload in parts stays where S3 has it, and a marker beside it, too', async () => {
    listingOf([
      { key: 'a', id: 'a4', second: 20 },
      { key: 'a', id: 'a3', second: 5, isInParts: true },
      { key: 'a', id: 'a2', second: 11, isMarker: true },
      { key: 'a', id: 'a1', second: 10 },
      { key: 'b', id: 'b3', second: 20 },
      { key: 'b', id: 'b2', second: 11, isMarker: true },
      { key: 'b', id: 'b1', second: 5, isInParts: true },
    ]);

    expect(await pastsOf()).toEqual({ a: ['a4', 'a3', 'a2', 'a1'], b: ['b3', 'b2', 'b1'] });
  });

  test("is S3's own row, whatever began or ended when", async () => {
    const change = fc.record({
      pause: fc.nat(2),
      kind: fc.constantFrom('file', 'marker', 'parts'),
      took: fc.nat(5),
    });
    const pageSize = fc.integer({ min: 1, max: 4 });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), pageSize, async (changes, size) => {
        let now = 10;
        const stored = changes.map(({ pause, kind, took }, index) => {
          now += pause;
          const isInParts = kind === 'parts';
          return {
            ...{ key: 'a', id: `a${index}`, isInParts, isMarker: kind === 'marker' },
            second: isInParts ? now - took : now,
          };
        });
        listingOf(stored.toReversed(), size);

        expect(await pastsOf()).toEqual({ a: stored.map(({ id }) => id).toReversed() });
      }),
    );
  });

  test.each<[string, readonly Entry[]]>([
    [
      'versions alone have the same second',
      [
        { key: 'a', id: 'a2', second: 7 },
        { key: 'a', id: 'a1', second: 7 },
      ],
    ],
    [
      'the latest one is an upload in parts that began before a marker',
      [
        { key: 'a', id: 'a2', second: 1, isInParts: true },
        { key: 'a', id: 'a1', second: 2, isMarker: true },
      ],
    ],
    [
      'the latest one is a marker on an upload in parts',
      [
        { key: 'a', id: 'a2', second: 2, isMarker: true },
        { key: 'a', id: 'a1', second: 1, isInParts: true },
      ],
    ],
    [
      'an upload in parts lies on a version that is newer than a marker',
      [
        { key: 'a', id: 'a4', second: 9 },
        { key: 'a', id: 'a3', second: 1, isInParts: true },
        { key: 'a', id: 'a2', second: 8 },
        { key: 'a', id: 'a1', second: 7, isMarker: true },
      ],
    ],
  ])('costs one request where the lists say enough: %s', async (_, entries) => {
    const s3 = listingOf(entries);

    expect(await pastsOf()).toEqual({ a: entries.map(({ id }) => id) });
    expect(s3.commandCalls(ListObjectVersionsCommand)).toHaveLength(1);
  });
});

describe('what stood at a moment', () => {
  const LISTED = [
    { key: 'a', id: 'third', second: 20 },
    { key: 'a', id: 'in parts', second: 5, isInParts: true },
    { key: 'a', id: 'first', second: 10 },
  ];

  test.each([
    [25, 'third'],
    [15, 'in parts'],
    // what lies on something was not there before it
    [8, undefined],
  ])('in second %i is what S3 has on top of what was before: %s', async (second, id) => {
    listingOf(LISTED);

    for await (const history of historiesIn(new S3Client(), 'photos', 'a')) {
      expect(standingAt(history, new Date(second * 1000))?.versionId).toBe(id);
    }
    expect.assertions(1);
  });
});
