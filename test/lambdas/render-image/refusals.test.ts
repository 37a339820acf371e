import { renderImage } from '../../../lambdas/render-image/render-image';
import { Refusal } from '../../../lambdas/shared/images/refusal';
import { aHint } from '../../support/hints';
import { given, KEY } from '../../support/render-image';

describe('rendering an image', () => {
  test.each([
    ['empty', Buffer.alloc(0)],
    ['too-many-bytes', Buffer.alloc(101)],
  ])('refuses by size without reading: %s', async (reason, body) => {
    const { originals, rendered, deps, image } = given();
    originals.put(KEY, body);

    await renderImage(aHint(), deps);

    expect(await image()).toMatchObject({ state: 'refused', reason });
    expect(rendered).toEqual([]);
  });

  test('refuses by its declared type without reading, unless that leaves it open', async () => {
    const { originals, rendered, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'), { contentType: 'text/html' });

    await renderImage(aHint(), deps);

    expect(await image()).toMatchObject({ state: 'refused', reason: 'not-an-image' });
    expect(rendered).toEqual([]);
    for (const contentType of ['image/png', 'binary/octet-stream']) {
      originals.put(KEY, Buffer.from(contentType), { contentType });
      await renderImage(aHint(), deps);
      expect(await image()).toMatchObject({ state: 'rendered' });
    }
  });

  test('keeps the reason of what can not be rendered as a fact, and takes the former renditions away', async () => {
    const { originals, renditions, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.put(KEY, Buffer.from('<html>'));
    const make = () => Promise.reject(new Refusal('not-an-image', 'the file is none of …'));

    await renderImage(aHint(), { ...deps, make });

    expect(await image()).toMatchObject({ state: 'refused', reason: 'not-an-image' });
    expect(renditions.keys()).toEqual([]);
  });

  test('tries again what it has refused: the limit may have been raised', async () => {
    const { originals, deps, image } = given();
    originals.put(KEY, Buffer.alloc(101));
    await renderImage(aHint(), deps);

    await renderImage(aHint({ kind: 'asked' }), { ...deps, maxOriginalBytes: 200 });

    expect(await image()).toMatchObject({ state: 'rendered' });
  });
});
