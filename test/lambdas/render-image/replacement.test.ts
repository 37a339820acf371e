import { type RenderDeps, renderImage } from '../../../lambdas/render-image/render-image';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import type { ImageItem } from '../../../lambdas/shared/catalog-items';
import { KEY_PREFIX } from '../../../lambdas/shared/contract';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import type { ObjectHeaders } from '../../../lambdas/shared/object-store';
import { aHint } from '../../support/hints';
import { MemoryCatalog } from '../../support/memory-catalog';
import { MemoryObjectStore } from '../../support/memory-object-store';
import { PICTURE_FACTS } from '../../support/picture-facts';
import { aPlan } from '../../support/plan';

const KEY = 'u/ann/01J/cat.jpg';
const ASSET = assetIdOf('originals', KEY);

/** A bucket that notes what is done, and from some write on refuses every one. */
class BrittleStore extends MemoryObjectStore {
  writesLeft = Number.POSITIVE_INFINITY;
  readonly log: string[];

  constructor(log: string[]) {
    super('renditions');
    this.log = log;
  }

  override async write(key: string, body: Uint8Array, headers: ObjectHeaders): Promise<void> {
    if (this.writesLeft-- <= 0) throw new Error('S3 is down');
    this.log.push(`write ${leafIn(key)}`);
    await super.write(key, body, headers);
  }

  override async remove(keys: readonly string[]): Promise<void> {
    this.log.push(...keys.map((key) => `remove ${leafIn(key)}`));
    await super.remove(keys);
  }
}

class LoggedCatalog extends MemoryCatalog {
  readonly log: string[];

  constructor(log: string[]) {
    super();
    this.log = log;
  }

  override async writeImage(...words: Parameters<MemoryCatalog['writeImage']>): Promise<boolean> {
    this.log.push(`say ${words[1].state}`);
    return super.writeImage(...words);
  }
}

const leafIn = (key: string): string =>
  key.startsWith(KEY_PREFIX.mezzanines) ? 'mezzanine' : key.slice(key.lastIndexOf('/') + 1);

/** A photo that was rendered by one plan, and the renderer with another. */
async function given() {
  const log: string[] = [];
  const looks: ObjectHint[] = [];
  const purged: ObjectHint[] = [];
  const originals = new MemoryObjectStore();
  const renditions = new BrittleStore(log);
  const catalog = new LoggedCatalog(log);
  const deps: RenderDeps = {
    originals,
    renditions,
    catalog,
    purges: { send: async (hint) => void purged.push(hint) },
    again: { send: async (hint) => void looks.push(hint) },
    plan: aPlan(),
    make: async (body, { formats, widthsPx }) => ({
      ...PICTURE_FACTS,
      mezzanine: { body, contentType: 'image/jpeg' },
      renditions: widthsPx.flatMap((widthPx) => formats.map((format) => ({ format, widthPx, heightPx: 1, body }))),
    }),
    maxOriginalBytes: 100,
  };
  originals.put(KEY, Buffer.from('cat'));
  await renderImage(aHint(), deps);
  log.length = 0;
  const another: RenderDeps = { ...deps, plan: { ...deps.plan, widthsPx: [320, 640] } };
  const image = async () => (await catalog.read(ASSET)).image;
  return {
    renditions,
    catalog,
    log,
    looks,
    purged,
    deps,
    another,
    image,
    before: await image(),
    keysBefore: renditions.keys(),
  };
}

const editionIn = (image: ImageItem | undefined): string => (image && 'edition' in image ? image.edition : '');

describe('an edition that another one replaces', () => {
  test('goes when every file of the new one is written, then its manifest, and the catalog names it: its mezzanine first', async () => {
    const { log, another, renditions, image } = await given();

    await renderImage(aHint({ kind: 'asked' }), another);

    const files = ['320.avif', '320.jpeg', '640.avif', '640.jpeg'];
    expect(log.slice(0, 5).sort()).toEqual([...files, 'mezzanine'].map((file) => `write ${file}`));
    expect(log.slice(5, 8)).toEqual(['write manifest.json', 'say rendered', 'remove mezzanine']);
    expect(log.filter((line) => line.startsWith('remove')).sort()).toEqual([
      'remove 320.avif',
      'remove 320.jpeg',
      'remove manifest.json',
      'remove mezzanine',
    ]);
    const edition = editionIn(await image());
    expect(renditions.keys()).toEqual([
      ...[...files, 'manifest.json'].map((file) => `i/${ASSET}/${edition}/${file}`),
      `m/${ASSET}/${edition}`,
    ]);
  });

  test.each([0, 1, 2, 3, 4, 5])(
    'stays whole when the new one breaks off after %i of its files, and is replaced by the next try',
    async (written) => {
      const { renditions, another, image, before, keysBefore } = await given();
      renditions.writesLeft = written;

      await expect(renderImage(aHint({ kind: 'asked' }), another)).rejects.toThrow('S3 is down');
      expect(await image()).toEqual(before);
      expect(renditions.keys()).toEqual(expect.arrayContaining(keysBefore));
      renditions.writesLeft = Number.POSITIVE_INFINITY;
      await renderImage(aHint({ kind: 'asked' }), another);

      const edition = editionIn(await image());
      expect(edition).not.toBe(editionIn(before));
      expect(renditions.keys().filter((key) => !key.includes(edition))).toEqual([]);
    },
  );

  test('stays when the plan asks for no other, and nothing is written', async () => {
    const { log, deps, renditions, keysBefore } = await given();

    await renderImage(aHint({ kind: 'asked' }), deps);

    expect(log).toEqual(['say rendered']);
    expect(renditions.keys()).toEqual(keysBefore);
  });

  test('is looked at once more for variants that came late, of which the CDN hears when the original goes', async () => {
    const { looks, purged, another, renditions, before, image } = await given();
    await renderImage(aHint({ kind: 'asked' }), another);
    const whole = renditions.keys();
    const [late, current] = [before, await image()].map((one) => `i/${ASSET}/${editionIn(one)}/200.jpeg`);
    for (const variant of [late, current]) renditions.put(variant ?? '', Buffer.from('variant'));

    for (const look of looks) await renderImage(look, another);

    expect(renditions.keys()).toEqual([...whole, current].sort());
    expect(looks.map(({ kind }) => kind)).toEqual(['again', 'again']); // the second for what the first found
    expect(purged).toEqual([]);
  });

  test('is replaced by one of more effort when a file of it proved hot, and comes back when none is any more', async () => {
    const { catalog, deps, image, before } = await given();
    await catalog.writeHot(await catalog.read(ASSET), ['320.avif']);

    await renderImage(aHint({ kind: 'asked' }), deps);
    const hot = editionIn(await image());
    await catalog.writeHot(await catalog.read(ASSET), []);
    await renderImage(aHint({ kind: 'asked' }), deps);

    expect(hot).not.toBe(editionIn(before));
    expect(editionIn(await image())).toBe(editionIn(before));
  });

  test('is named by what proved hot at the end, although that changed while it was made', async () => {
    const { catalog, deps, image, before } = await given();
    let isNew = true;
    const make: RenderDeps['make'] = async (original, plan) => {
      if (isNew) await catalog.writeHot(await catalog.read(ASSET), ['320.avif']);
      isNew = false;
      return deps.make(original, plan);
    };
    const plan = { ...deps.plan, renderer: 2 };

    await renderImage(aHint({ kind: 'asked' }), { ...deps, plan, make });
    const settled = editionIn(await image());
    await renderImage(aHint({ kind: 'asked' }), { ...deps, plan });

    expect(settled).not.toBe(editionIn(before));
    expect(editionIn(await image())).toBe(settled);
  });
});
