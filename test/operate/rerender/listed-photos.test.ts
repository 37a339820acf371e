import { Obstacle } from '../../../command/obstacle';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import type { CurrentItem } from '../../../lambdas/shared/catalog-items';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import { partsOf } from '../../../lambdas/shared/original-key';
import { rerenderListed } from '../../../operate/rerender/listed-photos';
import { readRenditionList } from '../../../operate/rerender/rendition-list';
import { MemoryCatalog } from '../../support/memory-catalog';
import { MemoryClock } from '../../support/memory-clock';
import { memoryTerminal } from '../../support/memory-terminal';
import { PICTURE_FACTS } from '../../support/picture-facts';

const EDITION = 'e'.repeat(22);
const rendition = (leaf: string, asset: string) => ({
  key: `i/${asset}/${EDITION}/${leaf}`,
  format: 'avif' as const,
  widthPx: 1,
  heightPx: 1,
  bytes: 1,
  sha256: '',
});

/** A catalog with these photos, each rendered in 320 and 1024 pixels. */
async function given(...names: string[]) {
  const catalog = new MemoryCatalog();
  const assets = names.map((name) => assetIdOf('originals', `import/${name}`));
  for (const name of names) {
    const key = `import/${name}`;
    const asset = assetIdOf('originals', key);
    const facts = { etag: 'e', sizeBytes: 1, contentType: '', modifiedAt: '', storageClass: 'STANDARD', metadata: {} };
    const current: CurrentItem = { bucket: 'originals', key, ...partsOf(key), state: 'present', facts, observedAt: '' };
    await catalog.writeCurrent({ asset }, current, []);
    const renditions = ['320.avif', '1024.avif'].map((leaf) => rendition(leaf, asset));
    const image = { state: 'rendered', edition: EDITION, ...PICTURE_FACTS, renditions } as const;
    await catalog.writeImage(await catalog.read(asset), image);
  }
  const sent: ObjectHint[] = [];
  const terminal = memoryTerminal();
  const send = async (hints: readonly ObjectHint[]) => void sent.push(...hints);
  const deps = { catalog, send, clock: new MemoryClock(), terminal };
  const say = async (verdict: 'hot' | 'cool', ...lines: string[]) =>
    rerenderListed(deps, await readRenditionList(lines), verdict);
  const hotOf = async (asset = '') => (await catalog.read(asset)).hot;
  return { catalog, assets, sent, terminal, deps, say, hotOf };
}

const address = (asset = '', leaf = '1024.avif') => `/i/${asset}/${EDITION}/${leaf}`;

describe('a list of renditions that proved hot', () => {
  test('is kept in the catalog, and their photos alone are looked at again', async () => {
    const { assets, sent, terminal, say, hotOf } = await given('cat.jpg', 'dog.jpg');
    const [cat, dog] = assets;

    await say('hot', address(cat), address(cat, '320.avif'), address(cat));

    expect(await hotOf(cat)).toEqual(['1024.avif', '320.avif']);
    expect(await hotOf(dog)).toBeUndefined();
    expect(sent).toMatchObject([{ bucket: 'originals', key: 'import/cat.jpg', kind: 'asked' }]);
    expect(terminal.said).toEqual(['Hot now: 2 renditions of 1 photo.']);
  });

  test('takes the place of what was said of the same photos before', async () => {
    const { assets, say, hotOf } = await given('cat.jpg', 'dog.jpg');
    const [cat, dog] = assets;
    await say('hot', address(cat), address(dog));

    await say('hot', address(cat, '320.avif'));

    expect(await hotOf(cat)).toEqual(['320.avif']);
    expect(await hotOf(dog)).toEqual(['1024.avif']);
  });

  test('changes nothing when it is repeated, and sends its hints again: the first may have been lost', async () => {
    const { catalog, assets, sent, say } = await given('cat.jpg');
    await say('hot', address(assets[0]));
    const before = await catalog.read(assets[0] ?? '');

    await say('hot', address(assets[0]));

    expect(await catalog.read(assets[0] ?? '')).toEqual(before);
    expect(sent).toHaveLength(2);
  });

  test('is written although somebody writes in between', async () => {
    const { catalog, assets, deps, hotOf } = await given('cat.jpg');
    const [cat = ''] = assets;
    let isFirst = true;
    const read = async (asset: string) => {
      const seen = await catalog.read(asset);
      if (isFirst && seen.image) await catalog.writeImage(seen, seen.image);
      isFirst = false;
      return seen;
    };
    const raced = Object.assign(Object.create(catalog), { read });

    await rerenderListed({ ...deps, catalog: raced }, await readRenditionList([address(cat)]), 'hot');

    expect(await hotOf(cat)).toEqual(['1024.avif']);
  });

  test('says what it leaves out', async () => {
    const { catalog, assets, sent, terminal, say, hotOf } = await given('cat.jpg', 'dog.jpg', 'gone.jpg');
    const [cat, dog, gone = ''] = assets;
    const seen = await catalog.read(gone);
    if (seen.current) await catalog.writeCurrent(seen, { ...seen.current, state: 'absent', facts: undefined }, []);

    const lines = [
      address(cat),
      address(cat, '640.avif'),
      address(dog, '640.avif'),
      address(gone),
      address('x'.repeat(43)),
    ];
    await say('hot', ...lines, address(cat, '320.jpeg'), 'GET /');

    expect(sent.map(({ key }) => key)).toEqual(['import/cat.jpg']);
    expect(await hotOf(dog)).toBeUndefined();
    expect(await hotOf(gone)).toBeUndefined();
    expect(terminal.said).toEqual([
      'Hot now: 1 rendition of 1 photo. Not in the catalog, or not with these renditions: 3 photos. ' +
        'Not made of their photos: 1 rendition. About JPEG or WebP, which effort does not make smaller: 1 line. ' +
        'No address of a rendition: 1 line, the first "GET /".',
    ]);
  });

  test('is refused when it names none', async () => {
    const { say } = await given('cat.jpg');

    await expect(say('hot')).rejects.toThrow(Obstacle);
    await expect(say('hot', 'GET /')).rejects.toThrow(
      'The list names no AVIF rendition. No address of a rendition: 1 line, the first "GET /".',
    );
  });
});

describe('a list of renditions that are hot no more', () => {
  test('cools the photos that it names, whichever of their renditions it names', async () => {
    const { assets, sent, terminal, say, hotOf } = await given('cat.jpg', 'dog.jpg');
    const [cat, dog] = assets;
    await say('hot', address(cat), address(dog));
    sent.length = 0;

    await say('cool', address(cat, '320.avif'));

    expect(await hotOf(cat)).toBeUndefined();
    expect(await hotOf(dog)).toEqual(['1024.avif']);
    expect(sent.map(({ key }) => key)).toEqual(['import/cat.jpg']);
    expect(terminal.said.at(-1)).toBe('Hot no more: all renditions of 1 photo.');
  });
});
