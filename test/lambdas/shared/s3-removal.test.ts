import { DeleteObjectCommand, DeleteObjectsCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { eraseKey, RemovalRefused } from '../../../lambdas/shared/s3-removal';
import { type Entry, listingOf } from '../../support/listed-versions';

const KEY = 'u/ann/cat.jpg';
const file = (id: string, key = KEY): Entry => ({ key, id });
const marker = (id: string): Entry => ({ key: KEY, id, isMarker: true });

type Removals = { readonly Delete: { readonly Objects: ReadonlyArray<{ readonly VersionId?: string }> } };

/** A bucket in which these are, newest first; `refused` versions stay. Somebody may write just before or after the marker comes. */
function given(
  stored: readonly Entry[],
  { before = [] as Entry[], after = [] as Entry[], refused = [] as string[], pageSize = 1000 } = {},
) {
  const entries = [...stored];
  const removed: unknown[] = [];
  const s3 = listingOf(entries, pageSize);
  s3.on(DeleteObjectCommand).callsFake(() => {
    entries.unshift(...after, marker('top'), ...before);
    removed.push('on top');
    return { VersionId: 'top' };
  });
  s3.on(DeleteObjectsCommand).callsFake(({ Delete: { Objects } }: Removals) => {
    const ids = Objects.map(({ VersionId }) => VersionId);
    removed.push(ids);
    const left = entries.filter(({ key, id }) => key !== KEY || !ids.includes(id) || refused.includes(id));
    entries.splice(0, entries.length, ...left);
    const Errors = refused.map((VersionId) => ({ Key: KEY, VersionId, Code: 'AccessDenied', Message: 'locked' }));
    return { Errors: Errors.filter(({ VersionId }) => ids.includes(VersionId)) };
  });
  const erase = (leavesMarker = false) =>
    eraseKey({ client: new S3Client(), bucket: 'originals' }, KEY, { leavesMarker });
  return { s3, removed, erase, left: () => entries.filter(({ key }) => key === KEY).map(({ id }) => id) };
}

describe('erasing a key', () => {
  test('puts a marker on top before versions go, and takes the markers away last', async () => {
    const { erase, removed, left } = given([file('3'), marker('2'), file('1')]);

    expect(await erase()).toBe(true);

    expect(removed).toEqual(['on top', ['3', '1'], ['2', 'top']]);
    expect(left()).toEqual([]);
  });

  test('leaves the marker on top where a copy of the bucket is to hear of it, and then there is nothing more to erase', async () => {
    const { erase, removed, left } = given([file('3'), marker('2')]);

    expect([await erase(true), await erase(true)]).toEqual([true, false]);

    expect(removed).toEqual(['on top', ['3'], ['2']]);
    expect(left()).toEqual(['top']);
  });

  test.each([1, 2, 3])(
    'goes through all versions in pages of %i, and stops at the first longer key',
    async (pageSize) => {
      const longer = ['a', 'b', 'c', 'd'].map((id) => file(id, `${KEY}.png`));
      const { s3, erase, left } = given([file('3'), file('2'), file('1'), ...longer], { pageSize });

      await erase();

      expect(left()).toEqual([]);
      expect(s3.commandCalls(ListObjectVersionsCommand).length).toBeLessThanOrEqual(2 * Math.ceil(5 / pageSize));
    },
  );

  test.each([false, true])(
    'takes an upload along that came after a look and before the marker: it is not left hidden (leaves the marker: %s)',
    async (leavesMarker) => {
      const { erase, left } = given([file('1')], { before: [file('2')] });

      await erase(leavesMarker);

      expect(left()).toEqual(leavesMarker ? ['top'] : []);
    },
  );

  test.each([false, true])(
    'keeps an upload that came after the marker, as the current version (leaves the marker: %s)',
    async (leavesMarker) => {
      const { erase, left } = given([file('1')], { after: [file('2')] });

      await erase(leavesMarker);

      expect(left()).toEqual(leavesMarker ? ['2', 'top'] : ['2']);
    },
  );

  test('says which version it could not erase and why, and leaves the marker that hides it', async () => {
    const { erase, left } = given([file('1')], { refused: ['1'] });

    const erased = erase();

    await expect(erased).rejects.toThrow('could not remove u/ann/cat.jpg from originals: AccessDenied, locked (1 keys');
    await expect(erased).rejects.toThrow(RemovalRefused);
    expect(left()).toEqual(['top', '1']);
  });
});
