import { createHash } from 'node:crypto';
import { type RenderDeps, renderImage } from '../../../lambdas/render-image/render-image';
import { aHint } from '../../support/hints';
import { PICTURE_FACTS } from '../../support/picture-facts';
import { ASSET, given, KEY, tombstone } from '../../support/render-image';

describe('rendering an image', () => {
  test('writes every file of the plan below one edition, and says so', async () => {
    const { originals, renditions, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));

    await renderImage(aHint(), deps);

    const found = await image();
    expect(found).toMatchObject({ state: 'rendered', ...PICTURE_FACTS });
    const edition = found?.state === 'rendered' ? found.edition : '';
    const files = ['320.avif', '320.jpeg', 'manifest.json'];
    expect(renditions.keys()).toEqual([
      ...files.map((file) => `i/${ASSET}/${edition}/${file}`),
      `m/${ASSET}/${edition}`,
    ]);
    expect(await renditions.observe(`i/${ASSET}/${edition}/320.avif`)).toMatchObject({
      facts: { contentType: 'image/avif' },
    });
  });

  test('tells in the manifest what a page needs and nothing of the original besides', async () => {
    const { originals, renditions, deps } = given();
    originals.put(KEY, Buffer.from('cat'));

    await renderImage(aHint(), deps);

    const manifest = await renditions.read(renditions.keys().find((key) => key.endsWith('manifest.json')) ?? '');
    const { perceptualHash, sha256, ...shown } = PICTURE_FACTS;
    expect(JSON.parse(Buffer.from(manifest ?? '').toString())).toEqual({
      asset: ASSET,
      edition: expect.any(String),
      ...shown,
      renditions: ['avif', 'jpeg'].map((format) => ({
        url: `320.${format}`,
        format,
        type: `image/${format}`,
        widthPx: 320,
        heightPx: 200,
        bytes: 3,
        sha256: createHash('sha256').update('cat').digest('base64url'),
      })),
    });
  });

  test.each([
    [false, undefined],
    [true, { latitude: 43.1975, longitude: -4.817778 }],
  ])('keeps where it was taken for the catalog; published (%s), the manifest has it too', async (isOpen, published) => {
    const { originals, renditions, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    const plan = { ...deps.plan, publishesPosition: isOpen };
    const facts = { camera: { camera: 'Sample Phone' }, position: { latitude: 43.1975, longitude: -4.817778 } };
    const make: RenderDeps['make'] = async (...wanted) => ({ ...(await deps.make(...wanted)), ...facts });

    await renderImage(aHint(), { ...deps, plan, make });

    expect(await image()).toMatchObject(facts);
    const address = renditions.keys().find((key) => key.endsWith('/manifest.json')) ?? '';
    const manifest = JSON.parse(Buffer.from((await renditions.read(address)) ?? []).toString());
    expect(manifest.position).toEqual(published);
    expect(manifest).not.toHaveProperty('camera');
  });

  test('renders once for the same event five times', async () => {
    const { originals, rendered, deps } = given();
    originals.put(KEY, Buffer.from('cat'));

    for (let time = 0; time < 5; time++) await renderImage(aHint(), deps);

    expect(rendered).toEqual(['cat']);
  });

  test('replaces the renditions of a former version', async () => {
    const { originals, renditions, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const before = renditions.keys();
    originals.put(KEY, Buffer.from('dog'));

    await renderImage(aHint(), deps);

    expect(renditions.keys()).toHaveLength(before.length);
    expect(renditions.keys()).not.toEqual(before);
  });

  test('removes the renditions of an original that is gone', async () => {
    const { originals, renditions, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);

    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(renditions.keys()).toEqual([]);
    expect(await image()).toEqual({ state: 'gone' });
  });

  test.each([0, 1, 2, 3])('makes again what somebody removed: file %i of four', async (index) => {
    const { originals, renditions, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const whole = renditions.keys();
    renditions.mark(whole[index] ?? '');

    await renderImage(aHint({ kind: 'asked' }), deps);

    expect(renditions.keys()).toEqual(whole);
  });

  test('marks what was rendered from a damaged file', async () => {
    const { originals, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    expect(await image()).not.toHaveProperty('degraded');
    originals.put(KEY, Buffer.from('half a cat'));
    const make: RenderDeps['make'] = async (...args) => ({ ...(await deps.make(...args)), degraded: true });

    await renderImage(aHint(), { ...deps, make });

    expect(await image()).toMatchObject({ state: 'rendered', degraded: true });
  });

  test('retries later when anything else goes wrong', async () => {
    const { originals, deps, image } = given({ make: () => Promise.reject(new Error('out of memory')) });
    originals.put(KEY, Buffer.from('cat'));

    await expect(renderImage(aHint(), deps)).rejects.toThrow('out of memory');

    expect(await image()).toBeUndefined();
  });

  test('renders once although the indexer writes in between', async () => {
    const { originals, catalog, rendered, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    const { make } = deps;
    const raced: RenderDeps['make'] = async (original, plan) => {
      const seen = await catalog.read(ASSET);
      await catalog.writeCurrent(seen, { ...tombstone, state: 'absent' }, []);
      return make(original, plan);
    };

    await renderImage(aHint(), { ...deps, make: raced });

    expect(rendered).toEqual(['cat']);
    expect(await image()).toMatchObject({ state: 'rendered' });
  });
});
