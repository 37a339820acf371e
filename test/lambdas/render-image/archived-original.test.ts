import { renderImage } from '../../../lambdas/render-image/render-image';
import { aHint } from '../../support/hints';
import { MemoryObjectStore } from '../../support/memory-object-store';
import { aPlan } from '../../support/plan';
import { given, KEY } from '../../support/render-image';

describe('rendering an image', () => {
  const ARCHIVED = { storageClass: 'GLACIER', archived: true } as const;

  test('refuses what lies in an archive without reading, and renders it when it is restored', async () => {
    const { originals, rendered, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'), undefined, ARCHIVED);

    await renderImage(aHint(), deps);

    expect(await image()).toMatchObject({ state: 'refused', reason: 'archived' });
    expect(rendered).toEqual([]);
    originals.change(KEY, { storageClass: 'GLACIER', restoredUntil: '2026-11-25T00:00:00.000Z' });
    await renderImage(aHint({ kind: 'changed' }), deps);
    expect(await image()).toMatchObject({ state: 'rendered' });
  });

  test('leaves whole renditions of an archived original as they are', async () => {
    const { originals, renditions, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const whole = renditions.keys();
    originals.change(KEY, ARCHIVED);

    await renderImage(aHint({ kind: 'changed' }), deps);

    expect(renditions.keys()).toEqual(whole);
    expect(await image()).toMatchObject({ state: 'rendered', awaitsRestore: undefined });
  });

  test.each([
    ['a file is missing', (renditions: MemoryObjectStore) => renditions.mark(renditions.keys()[0] ?? ''), {}],
    ['the plan is another', () => {}, { plan: aPlan({ widthsPx: [320, 640] }) }],
  ])(
    'keeps what there is of an archived original when %s, and makes the rest when it is restored',
    async (_, harm, changed) => {
      const { originals, renditions, rendered, deps, image } = given();
      originals.put(KEY, Buffer.from('cat'));
      await renderImage(aHint(), deps);
      harm(renditions);
      const left = renditions.keys();
      originals.change(KEY, ARCHIVED);

      await renderImage(aHint({ kind: 'asked' }), { ...deps, ...changed });

      expect(renditions.keys()).toEqual(left);
      expect(await image()).toMatchObject({ state: 'rendered', awaitsRestore: true });
      originals.change(KEY, { restoredUntil: '2026-11-25T00:00:00.000Z' });
      await renderImage(aHint({ kind: 'changed' }), { ...deps, ...changed });
      expect(rendered).toEqual(['cat', 'cat']);
      expect(await image()).toMatchObject({ state: 'rendered' });
      expect(await image()).not.toHaveProperty('awaitsRestore', true);
    },
  );

  test('shows nothing of a former version while the present one lies in an archive', async () => {
    const { originals, renditions, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.put(KEY, Buffer.from('dog'), undefined, ARCHIVED);

    await renderImage(aHint(), deps);

    expect(await image()).toMatchObject({ state: 'refused', reason: 'archived' });
    expect(renditions.keys()).toEqual([]);
  });

  test('waits for no dead letter when it is archived between a look and a read', async () => {
    const { originals, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    const read: typeof originals.read = async (...of) => {
      originals.change(KEY, ARCHIVED);
      return MemoryObjectStore.prototype.read.apply(originals, of);
    };
    originals.read = read;

    await renderImage(aHint(), deps);

    expect(await image()).toMatchObject({ state: 'refused', reason: 'archived' });
  });

  test('refuses an archived original without reading it', async () => {
    const { originals, rendered, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'), { contentType: 'image/jpeg' }, { archived: true, storageClass: 'GLACIER' });

    await renderImage(aHint(), deps);

    expect(await image()).toMatchObject({ state: 'refused', reason: 'archived' });
    expect(rendered).toEqual([]);
  });
});
