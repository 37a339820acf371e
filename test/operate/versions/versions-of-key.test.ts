import { howToWake } from '../../../operate/versions/asleep';
import type { Version } from '../../../operate/versions/history';
import { listVersions, purge, restoreVersion } from '../../../operate/versions/versions-of-key';
import { memoryTerminal } from '../../support/memory-terminal';
import { MemoryVersionedBucket } from '../../support/memory-versioned-bucket';

function given(...answers: string[]) {
  const bucket = new MemoryVersionedBucket();
  const terminal = memoryTerminal(...answers);
  return { bucket, terminal, deps: { stage: 'dev', bucket, terminal } };
}

describe('the versions of a key', () => {
  test('are listed in words, newest first, and not those of a longer key', async () => {
    const { bucket, terminal, deps } = given();
    const first = bucket.put('cat', 'a cat');
    bucket.put('cat.jpg', 'another');
    bucket.at = new Date('2026-11-21T10:00:05Z');
    const marker = bucket.mark('cat');

    await listVersions('cat', deps);

    expect(terminal.said).toEqual([
      'cat of photos, newest first:',
      `  current  ${marker}  2026-11-21 10:00:05 UTC  delete marker`,
      `  former   ${first}  2026-11-21 10:00:00 UTC  1 kB, STANDARD`,
    ]);
  });

  test('are none of a key that never was', async () => {
    const { bucket, deps } = given();
    bucket.put('cat.jpg', 'another');

    await expect(listVersions('cat', deps)).rejects.toThrow('There is nothing left of cat in photos.');
  });
});

describe('restoring a version', () => {
  test('puts a copy of it on top, and keeps what was there', async () => {
    const { bucket, deps } = given();
    const versionId = bucket.put('cat', 'a cat');
    const second = bucket.put('cat', 'a dog');

    await restoreVersion({ key: 'cat', versionId }, deps);

    expect(bucket.current('cat')).toBe('a cat');
    expect(bucket.versionIds('cat').slice(1)).toEqual([second, versionId]);
  });

  test('refuses what can be no copy: another key’s, a marker, the current one, one in an archive', async () => {
    const { bucket, deps } = given();
    const asleep = bucket.put('cat', 'asleep', { storageClass: 'GLACIER' });
    const marker = bucket.mark('cat');
    const current = bucket.put('cat', 'a cat');
    const command = `npm run restore -- --stage dev --key cat --version ${asleep}`;
    const reasons = { none: 'has no version', [marker]: 'delete marker', [current]: 'already', [asleep]: command };

    for (const [versionId, reason] of Object.entries(reasons)) {
      await expect(restoreVersion({ key: 'cat', versionId }, deps)).rejects.toThrow(reason);
    }
    expect(bucket.changes).toBe(0);
  });
});

describe('a version in an archive', () => {
  test('is put on top when its bytes have been restored', async () => {
    const { bucket, deps } = given();
    const versionId = bucket.put('cat', 'a cat', { storageClass: 'DEEP_ARCHIVE' });
    bucket.put('cat', 'a dog');
    bucket.restored.add(versionId);

    await restoreVersion({ key: 'cat', versionId }, deps);

    expect(bucket.current('cat')).toBe('a cat');
  });

  test.each([
    [{ archived: true }, 'it lies in an archive, restore its bytes with: '],
    [{ archived: true, restoring: true }, 'it is on its way out of an archive, wait for it with: '],
  ] as const)('says by %j what to do, as a command that a shell takes', (state, reason) => {
    const version = { key: "import/ann's $1.jpg", versionId: 'v1' } as Version;

    expect(howToWake({ version, state }, 'prod')).toBe(
      `${reason}npm run restore -- --stage prod --key 'import/ann'\\''s $1.jpg' --version v1`,
    );
  });
});

describe('purging', () => {
  test('removes every version of what was named, when somebody has typed the name of the stage', async () => {
    const { bucket, terminal, deps } = given('dev');
    bucket.put('u/ann/cat', 'a cat');
    bucket.mark('u/ann/cat');
    bucket.put('u/bob/cat', 'another');

    await purge({ prefix: 'u/ann/' }, deps);

    expect(bucket.versionIds('u/ann/cat')).toEqual([]);
    expect(bucket.current('u/bob/cat')).toBe('another');
    expect(terminal.asked[0]).toContain('1 key of photos with 2 versions, all below u/ann/: gone for good');
  });

  test.each<[string[]]>([[['yes']], [[]]])('changes nothing for any other answer or none: %j', async (answers) => {
    const { bucket, deps } = given(...answers);
    bucket.put('cat', 'a cat');

    await expect(purge({ key: 'cat' }, deps)).rejects.toThrow(/Nothing was done|no flag replaces it/);

    expect(bucket.current('cat')).toBe('a cat');
  });

  test('of one key leaves alone a longer one that begins with it', async () => {
    const { bucket, deps } = given('dev');
    bucket.put('cat', 'a cat');
    bucket.put('cat.jpg', 'another');

    await purge({ key: 'cat' }, deps);

    expect(bucket.versionIds('cat')).toEqual([]);
    expect(bucket.current('cat.jpg')).toBe('another');
  });

  test('says in a sentence what S3 does not let go', async () => {
    const { bucket, deps } = given('dev');
    bucket.put('cat', 'a cat');
    bucket.refused = ['cat'];

    await expect(purge({ key: 'cat' }, deps)).rejects.toThrow(
      'AccessDenied. It is hidden by a delete marker; a lock ends by itself or by its owner.',
    );
  });
});
