import { indexObject } from '../../../lambdas/index-object/index-object';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import { aHint } from '../../support/hints';
import { MemoryCatalog } from '../../support/memory-catalog';
import { MemoryObjectStore } from '../../support/memory-object-store';

const KEY = 'u/ann/01J/cat.jpg';

function given() {
  const originals = new MemoryObjectStore();
  const catalog = new MemoryCatalog();
  const deps = { originals, catalog, now: () => new Date('2026-11-20T10:00:00Z') };
  const record = () => catalog.read(assetIdOf('originals', KEY));
  return { originals, catalog, deps, record };
}

describe('indexing an object', () => {
  test('says what S3 says', async () => {
    const { originals, deps, record } = given();
    originals.put(KEY, Buffer.from('cat'));

    await indexObject(aHint(), deps);

    expect((await record()).current).toMatchObject({
      key: KEY,
      owner: 'ann',
      folder: 'u/ann/01J/',
      name: 'cat.jpg',
      extension: 'jpg',
      state: 'present',
      facts: { sizeBytes: 3 },
    });
  });

  test('believes S3 and not the hint', async () => {
    const { originals, deps, record } = given();
    originals.put(KEY, Buffer.from('cat'));

    await indexObject(aHint({ kind: 'removed' }), deps);

    expect((await record()).current?.state).toBe('present');
  });

  test('makes a tombstone of an object that is gone before it is read', async () => {
    const { deps, record } = given();

    await indexObject(aHint(), deps);

    expect((await record()).current).toMatchObject({ state: 'absent', key: KEY });
    expect((await record()).current?.facts).toBeUndefined();
  });

  test.each([
    ['archived', { storageClass: 'GLACIER', archived: true }],
    ['being restored', { storageClass: 'GLACIER', archived: true, restoring: true }],
    ['restored', { storageClass: 'GLACIER', restoredUntil: '2026-11-25T00:00:00.000Z' }],
  ] as const)('says of what got old that it is %s, whatever it said before', async (_, state) => {
    const { originals, deps, record } = given();
    originals.put(KEY, Buffer.from('cat'));
    await indexObject(aHint(), deps);
    originals.change(KEY, state);

    await indexObject(aHint({ kind: 'changed' }), deps);

    expect((await record()).current?.facts).toMatchObject(state);
    originals.change(KEY, { storageClass: 'GLACIER', archived: true });
    await indexObject(aHint({ kind: 'changed' }), deps);
    expect((await record()).current?.facts).not.toHaveProperty('restoredUntil');
    expect((await record()).current?.facts).not.toHaveProperty('restoring');
  });

  test('tells a delete marker from nothing at all', async () => {
    const { originals, deps, record } = given();
    originals.put(KEY, Buffer.from('cat'));
    originals.mark(KEY);

    await indexObject(aHint(), deps);

    expect((await record()).current?.state).toBe('deleted');
  });

  test('writes once for the same event five times', async () => {
    const { originals, deps, record } = given();
    const versionId = originals.put(KEY, Buffer.from('cat'));
    await indexObject(aHint({ versionId, sequencer: '0065FB77A03AD4478F' }), deps);
    const { rev } = await record();

    for (let again = 0; again < 4; again++)
      await indexObject(aHint({ versionId, sequencer: '0065FB77A03AD4478F' }), deps);

    expect((await record()).rev).toBe(rev);
  });

  test('looks again when the present version is said to be removed, whatever the sequencer', async () => {
    const { originals, deps, record } = given();
    const first = originals.put(KEY, Buffer.from('cat'));
    const second = originals.put(KEY, Buffer.from('large cat'));
    await indexObject(aHint({ versionId: second, sequencer: '01' }), deps);
    originals.purge(KEY, second);

    await indexObject(aHint({ kind: 'removed', versionId: second, sequencer: '01' }), deps);

    expect((await record()).current?.facts?.versionId).toBe(first);
  });

  test('raises the clock for an unchanged object when the hint is new', async () => {
    const { originals, deps, record } = given();
    originals.put(KEY, Buffer.from('cat'));
    await indexObject(aHint(), deps);
    const { rev } = await record();

    await indexObject(aHint({ kind: 'asked' }), deps);

    expect((await record()).rev).toBeGreaterThan(rev ?? Number.POSITIVE_INFINITY);
  });

  test('ends with the present version whichever event comes last', async () => {
    const { originals, deps, record } = given();
    const first = originals.put(KEY, Buffer.from('cat'));
    const second = originals.put(KEY, Buffer.from('large cat'));

    await indexObject(aHint({ versionId: second, sequencer: '02' }), deps);
    await indexObject(aHint({ versionId: first, sequencer: '01' }), deps);

    expect((await record()).current).toMatchObject({ facts: { versionId: second }, sequencer: '02' });
  });

  test('keeps the facts of each version, and forgets a version that was purged', async () => {
    const { originals, catalog, deps } = given();
    const first = originals.put(KEY, Buffer.from('cat'));
    const second = originals.put(KEY, Buffer.from('large cat'));
    await indexObject(aHint({ versionId: second, sequencer: '02' }), deps);
    await indexObject(aHint({ versionId: first, sequencer: '01' }), deps);
    expect([...catalog.versions.keys()].sort()).toEqual([first, second].sort());
    originals.purge(KEY, first);

    await indexObject(aHint({ kind: 'removed', versionId: first, sequencer: '03' }), deps);

    expect([...catalog.versions.keys()]).toEqual([second]);
  });

  test('retries later when S3 refuses to answer: a refusal is no deletion', async () => {
    const { originals, deps, record } = given();
    originals.put(KEY, Buffer.from('cat'));
    await indexObject(aHint(), deps);
    const refusing = Object.assign(Object.create(originals), { observe: () => Promise.reject(new Error('403')) });

    await expect(indexObject(aHint({ kind: 'removed' }), { ...deps, originals: refusing })).rejects.toThrow('403');

    expect((await record()).current?.state).toBe('present');
  });
});
