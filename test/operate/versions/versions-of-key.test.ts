import { howToWake } from '../../../operate/versions/asleep';
import type { Version } from '../../../operate/versions/history';
import { listVersions, restoreVersion } from '../../../operate/versions/versions-of-key';
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

  test('are listed with what locks each of them', async () => {
    const { bucket, terminal, deps } = given();
    bucket.held.add(bucket.put('cat', 'a cat'));
    bucket.lockedUntil.set(bucket.put('cat', 'a dog'), '2026-12-24T10:00:00.000Z');
    bucket.put('cat', 'a bird');

    await listVersions('cat', deps);

    expect(terminal.said.slice(1).map((line) => line.replace(/.* UTC {2}1 kB/, ''))).toEqual([
      ', STANDARD',
      ', STANDARD, locked until 2026-12-24 10:00 UTC',
      ', STANDARD, legal hold',
    ]);
  });

  test('are none of a key that never was', async () => {
    const { bucket, deps } = given();
    bucket.put('cat.jpg', 'another');

    await expect(listVersions('cat', deps)).rejects.toThrow(
      'There is no version and no delete marker of cat in photos',
    );
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
