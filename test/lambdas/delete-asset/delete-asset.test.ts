import { deleteAsset } from '../../../lambdas/delete-asset/delete-asset';
import { indexObject } from '../../../lambdas/index-object/index-object';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import { aHint } from '../../support/hints';
import { MemoryCatalog } from '../../support/memory-catalog';
import { MemoryObjectLocks } from '../../support/memory-object-locks';
import { MemoryObjectStore } from '../../support/memory-object-store';

const KEY = 'u/ann/01J/cat.jpg';
const ASSET = assetIdOf('originals', KEY);

/** Two versions of a photo, indexed; the bucket fails when `fails` answers so, told which operation of it this is. */
async function given() {
  let fails = (_operation: number): boolean => false;
  let operations = 0;
  const originals = new MemoryObjectStore('originals', async () => {
    if (fails(operations++)) throw new Error('the bucket is out of order');
  });
  const catalog = new MemoryCatalog();
  const index = () => indexObject(aHint(), { originals, catalog, now: () => new Date() });
  originals.put(KEY, Buffer.from('cat'));
  originals.put(KEY, Buffer.from('dog'));
  await index();
  const breakOffAt = (operation: number) => {
    operations = 0;
    fails = (current) => current === operation;
  };
  return { originals, catalog, deps: { originals, catalog }, index, breakOffAt };
}

describe('deleting an asset', () => {
  test('removes every version of the original', async () => {
    const { originals, deps } = await given();

    expect(await deleteAsset('ann', ASSET, deps)).toEqual({ state: 'deleted' });

    expect(originals.versionIds(KEY)).toEqual([]);
  });

  test.each([{ isHeld: true }, { until: '2027-01-01T00:00:00.000Z', isHeld: false }])(
    'changes nothing while a version is locked, and says why: %j',
    async (lock) => {
      const { originals, deps } = await given();
      const locks = new MemoryObjectLocks();
      locks.locks.set(KEY, lock);
      const before = originals.versionIds(KEY);

      expect(await deleteAsset('ann', ASSET, { ...deps, locks })).toEqual({ state: 'locked', lock });
      expect(originals.versionIds(KEY)).toEqual(before);

      locks.locks.delete(KEY);
      expect(await deleteAsset('ann', ASSET, { ...deps, locks })).toEqual({ state: 'deleted' });
    },
  );

  test("does not tell others that something of somebody's is locked", async () => {
    const { deps } = await given();
    const locks = new MemoryObjectLocks();
    locks.locks.set(KEY, { isHeld: true });

    expect(await deleteAsset('bob', ASSET, { ...deps, locks })).toEqual({ state: 'absent' });
  });

  test("removes nothing of somebody else's", async () => {
    const { originals, deps } = await given();

    expect(await deleteAsset('bob', ASSET, deps)).toEqual({ state: 'absent' });

    expect(originals.versionIds(KEY)).toHaveLength(2);
  });

  test.each(['', 'a', 'a'.repeat(3000), '../x'])('asks nobody about what can be no id: %s', async (id) => {
    const catalog = { read: () => Promise.reject(new Error('asked')) } as unknown as MemoryCatalog;

    expect(await deleteAsset('ann', id, { catalog, originals: new MemoryObjectStore() })).toEqual({ state: 'absent' });
  });

  test('answers that there is no such asset when it is unknown, or gone', async () => {
    const { deps, index } = await given();

    expect(await deleteAsset('ann', assetIdOf('originals', 'u/ann/01J/dog.jpg'), deps)).toEqual({ state: 'absent' });
    await deleteAsset('ann', ASSET, deps);
    expect(await deleteAsset('ann', ASSET, deps)).toEqual({ state: 'absent' });
    await index();
    expect(await deleteAsset('ann', ASSET, deps)).toEqual({ state: 'absent' });
  });

  test.each([1, 2, 3])('hides the photo and is finished when repeated, if it broke off at step %i', async (step) => {
    const { originals, deps, index, breakOffAt } = await given();
    breakOffAt(step);

    await expect(deleteAsset('ann', ASSET, deps)).rejects.toThrow('out of order');

    expect(originals.keys()).toEqual([]);
    expect(originals.versionIds(KEY)).not.toEqual([]);
    await index();
    expect(await deleteAsset('ann', ASSET, deps)).toEqual({ state: 'deleted' });
    expect(originals.versionIds(KEY)).toEqual([]);
  });
});
