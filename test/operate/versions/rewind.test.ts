import { Obstacle } from '../../../command/obstacle';
import { type RewindWish, rewind } from '../../../operate/versions/rewind';
import { MemoryClock } from '../../support/memory-clock';
import { memoryTerminal } from '../../support/memory-terminal';
import { MemoryVersionedBucket } from '../../support/memory-versioned-bucket';

const BEFORE = new Date('2026-11-21T08:00:00Z');
const THEN = new Date('2026-11-21T09:00:00Z');
const AFTER = new Date('2026-11-21T09:30:00Z');

/** A bucket as it was at `THEN`, with a photo each that is overwritten, deleted, new, left alone and elsewhere after it. */
function given(...answers: string[]) {
  const bucket = new MemoryVersionedBucket();
  const terminal = memoryTerminal(...answers);
  const clock = new MemoryClock();
  bucket.at = BEFORE;
  for (const name of ['overwritten', 'deleted', 'same']) bucket.put(`trip/${name}`, `${name}, then`);
  bucket.put('home/cat', 'cat, then');
  bucket.put('trip/gone', 'gone before');
  bucket.mark('trip/gone');
  bucket.at = AFTER;
  bucket.put('trip/overwritten', 'something else');
  bucket.mark('trip/deleted');
  bucket.put('trip/new', 'new');
  bucket.put('trip/gone', 'there again');
  bucket.put('home/cat', 'cat, now');
  bucket.at = new Date(clock.now());
  const wish: RewindWish = { prefix: 'trip/', moment: THEN, perSecond: 100, yes: true, dryRun: false };
  return { bucket, terminal, clock, wish, deps: { stage: 'dev', bucket, terminal, clock } };
}

describe('rewinding a prefix', () => {
  test('brings back what stood at the moment, hides what did not, and leaves the rest alone', async () => {
    const { bucket, deps, wish } = given();
    const untouched = bucket.versionIds('trip/same');

    await rewind(wish, deps);

    expect(bucket.current('trip/overwritten')).toBe('overwritten, then');
    expect(bucket.current('trip/deleted')).toBe('deleted, then');
    expect(bucket.current('trip/new')).toBeUndefined();
    expect(bucket.current('trip/gone')).toBeUndefined();
    expect(bucket.versionIds('trip/same')).toEqual(untouched);
    expect(bucket.current('home/cat')).toBe('cat, now');
  });

  test('loses nothing: every version that was there is there still, and it can be rewound itself', async () => {
    const { bucket, deps, wish } = given();
    const before = bucket.versionIds('trip/overwritten');

    await rewind(wish, deps);
    bucket.at = new Date('2026-11-21T10:10:00Z');
    expect(bucket.versionIds('trip/overwritten').slice(1)).toEqual(before);

    await rewind({ ...wish, moment: AFTER }, deps);
    expect(bucket.current('trip/overwritten')).toBe('something else');
    expect(bucket.current('trip/new')).toBe('new');
  });

  test('finds nothing to do when it is repeated', async () => {
    const { bucket, terminal, deps, wish } = given();
    await rewind(wish, deps);
    const { changes } = bucket;

    await rewind(wish, deps);

    expect(bucket.changes).toBe(changes);
    expect(terminal.said.at(-1)).toBe('All below trip/ of photos is as it was at 2026-11-21 09:00:00 UTC.');
  });

  test('says what would happen before it asks, and changes nothing without a yes', async () => {
    const { bucket, terminal, deps, wish } = given('n');

    await expect(rewind({ ...wish, yes: false }, deps)).rejects.toThrow('Nothing was done.');

    expect(terminal.said).toEqual([
      'All below trip/ of photos, to 2026-11-21 09:00:00 UTC:',
      '  come back as they were, as copies on top: 2 objects, 1 kB',
      '  were not there then and get a delete marker: 2 objects',
      '  are as they were: 1 key',
    ]);
    expect(bucket.changes).toBe(0);
  });

  test('asks nobody and changes nothing when it is only tried', async () => {
    const { bucket, terminal, deps, wish } = given('y');

    await rewind({ ...wish, yes: false, dryRun: true }, deps);

    expect([bucket.changes, terminal.asked]).toEqual([0, []]);
    expect(terminal.said.slice(4)).toEqual([
      'Key by key:',
      '  trip/deleted: put back the version of 2026-11-21 08:00:00 UTC',
      '  trip/gone: delete marker',
      '  trip/new: delete marker',
      '  trip/overwritten: put back the version of 2026-11-21 08:00:00 UTC',
    ]);
  });

  test('names the first hundred keys when it is only tried, and counts the others', async () => {
    const { bucket, terminal, deps, wish } = given();
    bucket.at = AFTER;
    for (let index = 0; index < 98; index += 1) bucket.put(`trip/new-${index}`, 'new');

    await rewind({ ...wish, dryRun: true }, deps);

    expect(terminal.said).toHaveLength(5 + 100 + 1);
    expect(terminal.said.at(-1)).toBe('  and 2 more');
  });

  test('takes a prefix below which nothing ever lay for a slip, and an empty bucket for what it was', async () => {
    const { terminal, deps, wish } = given();
    const empty = { ...deps, bucket: new MemoryVersionedBucket() };

    await expect(rewind({ ...wish, prefix: 'trp/' }, deps)).rejects.toThrow(
      'There is no version and no delete marker below trp/ in photos',
    );
    await rewind({ ...wish, prefix: '' }, empty);
    expect(terminal.said).toEqual(['All of photos is as it was at 2026-11-21 09:00:00 UTC.']);
  });

  test('does all that it can, and names what S3 refused', async () => {
    const { bucket, deps, wish } = given();
    bucket.refused = ['trip/deleted'];

    const rewound = rewind(wish, deps);

    await expect(rewound).rejects.toThrow(Obstacle);
    await expect(rewound).rejects.toThrow(
      'Not as it was: 1 object. Mend this and repeat:\n- trip/deleted: AccessDenied, AccessDenied',
    );
    expect(bucket.current('trip/overwritten')).toBe('overwritten, then');
    expect(bucket.current('trip/new')).toBeUndefined();
  });

  test('leaves alone what lies in an archive, says the command that restores it, and brings it back after that', async () => {
    const { bucket, deps, wish } = given();
    bucket.at = BEFORE;
    const asleep = bucket.put('trip/my photo', 'asleep', { storageClass: 'DEEP_ARCHIVE' });
    bucket.at = AFTER;
    bucket.mark('trip/my photo');

    await expect(rewind(wish, deps)).rejects.toThrow(
      `trip/my photo: it lies in an archive, restore its bytes with: npm run restore -- --stage dev --key 'trip/my photo' --version ${asleep}`,
    );
    expect(bucket.current('trip/my photo')).toBeUndefined();

    bucket.restored.add(asleep);
    await rewind(wish, deps);
    expect(bucket.current('trip/my photo')).toBe('asleep');
  });

  test('refuses a moment of which S3 may have forgotten something, since that would be taken for what never was', async () => {
    const { bucket, deps, wish } = given();
    bucket.days = 30;

    await rewind({ ...wish, dryRun: true }, deps);
    await expect(rewind({ ...wish, moment: new Date('2026-10-22T09:59:59Z') }, deps)).rejects.toThrow(
      'photos keeps former versions for 30 days: of what was overwritten or deleted before 2026-10-22 10:00 UTC',
    );
    expect(bucket.changes).toBe(0);
  });

  test('takes its time: so many a second and no more', async () => {
    const { clock, deps, wish } = given();
    const began = clock.now();

    await rewind({ ...wish, perSecond: 0.5 }, deps);

    expect((clock.now() - began) / 1000).toBeGreaterThanOrEqual(6);
  });
});
