import { viewOf } from '../../../lambdas/search-assets/asset-view';
import { assetOf, newestAssets } from '../../../lambdas/search-assets/search-assets';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import type { ImageItem } from '../../../lambdas/shared/catalog-items';
import { partsOf } from '../../../lambdas/shared/original-key';
import { MemoryCatalog } from '../../support/memory-catalog';
import { PICTURE_FACTS } from '../../support/picture-facts';

const KEY = 'u/ann/01J/cat.jpg';
const ASSET = assetIdOf('originals', KEY);
const modifiedAt = '2026-11-20T10:00:00.000Z';
const facts = {
  etag: 'e',
  sizeBytes: 3,
  contentType: 'image/jpeg',
  modifiedAt,
  storageClass: 'STANDARD',
  metadata: {},
};

async function given({ image, gone = false }: { image?: ImageItem; gone?: boolean } = {}) {
  const catalog = new MemoryCatalog();
  const named = { bucket: 'originals', key: KEY, ...partsOf(KEY), observedAt: modifiedAt };
  await catalog.writeCurrent(
    { asset: ASSET },
    gone ? { ...named, state: 'absent' } : { ...named, state: 'present', facts },
    [],
  );
  if (image) await catalog.writeImage(await catalog.read(ASSET), image);
  return catalog;
}

const camera = { taken: '2025-09-05T12:02:31', camera: 'Sample Phone' };
const position = { latitude: 43.1975, longitude: -4.817778 };
const rendered: ImageItem = {
  state: 'rendered',
  edition: 'e1',
  ...PICTURE_FACTS,
  degraded: true,
  camera,
  position,
  renditions: [{ key: `i/${ASSET}/e1/320.avif`, format: 'avif', widthPx: 320, heightPx: 200, bytes: 9, sha256: 'x' }],
};

describe("an owner's assets", () => {
  test('name their manifests as paths on the same host, and what the camera wrote', async () => {
    const { assets } = await newestAssets('ann', { limit: 10 }, await given({ image: rendered }));

    expect(assets).toEqual([
      {
        id: ASSET,
        key: KEY,
        name: 'cat.jpg',
        sizeBytes: 3,
        contentType: 'image/jpeg',
        modifiedAt,
        rev: expect.any(Number),
        image: {
          state: 'rendered',
          edition: 'e1',
          manifest: `/i/${ASSET}/e1/manifest.json`,
          widthPx: 640,
          heightPx: 400,
          thumbhash: PICTURE_FACTS.thumbhash,
          dominantColour: PICTURE_FACTS.dominantColour,
          degraded: true,
          camera,
          position,
        },
      },
    ]);
  });

  test.each([
    ['waiting before it is rendered', undefined, { state: 'waiting' }],
    [
      'refused with the reason',
      { state: 'refused', edition: 'e1', reason: 'not-an-image', detail: 'why' } as const,
      { state: 'refused', reason: 'not-an-image', detail: 'why' },
    ],
  ])('are %s', async (_, image, shown) => {
    expect((await assetOf('ann', ASSET, await given({ image })))?.image).toEqual(shown);
  });

  test('say with what and where they were taken to their owner alone', async () => {
    const record = await (await given({ image: rendered })).read(ASSET);

    expect(viewOf(record, 'ann')?.image).toMatchObject({ camera, position });
    expect(viewOf(record, 'bob')?.image).toEqual({
      state: 'rendered',
      edition: 'e1',
      manifest: `/i/${ASSET}/e1/manifest.json`,
      widthPx: 640,
      heightPx: 400,
      thumbhash: PICTURE_FACTS.thumbhash,
      dominantColour: PICTURE_FACTS.dominantColour,
      degraded: true,
    });
  });

  test.each([
    ['nothing of a file in no archive', {}, undefined],
    ['that it lies in one', { archived: true }, { state: 'archived' }],
    ['that it is being restored', { archived: true, restoring: true }, { state: 'restoring' }],
    [
      'until when it can be read',
      { restoredUntil: '2026-11-25T00:00:00.000Z' },
      { state: 'restored', until: '2026-11-25T00:00:00.000Z' },
    ],
  ] as const)('say of an archive %s', async (_, archive, shown) => {
    const { current, ...record } = await (await given()).read(ASSET);

    const view = current && viewOf({ ...record, current: { ...current, facts: { ...facts, ...archive } } }, 'ann');

    expect(view?.archive).toEqual(shown);
  });

  test('say when something of the picture waits for its file to be restored', async () => {
    const image = { ...rendered, awaitsRestore: true } as const;

    expect((await assetOf('ann', ASSET, await given({ image })))?.image).toMatchObject({ awaitsRestore: true });
  });

  test("are nobody else's", async () => {
    const catalog = await given();

    expect((await newestAssets('bob', { limit: 10 }, catalog)).assets).toEqual([]);
    expect(await assetOf('bob', ASSET, catalog)).toBeUndefined();
  });

  test.each(['', 'a', 'a'.repeat(3000), '../x'])('have no id like %s, and nothing is asked for it', async (id) => {
    const catalog = { ...(await given()), read: () => Promise.reject(new Error('asked')) } as unknown as MemoryCatalog;

    expect(await assetOf('ann', id, catalog)).toBeUndefined();
  });

  test('leave out what is gone', async () => {
    const catalog = await given({ gone: true });

    expect((await newestAssets('ann', { limit: 10 }, catalog)).assets).toEqual([]);
    expect(await assetOf('ann', ASSET, catalog)).toBeUndefined();
  });
});
