import { createHash } from 'node:crypto';
import { type RenderDeps, renderImage } from '../../../lambdas/render-image/render-image';
import { assetIdOf } from '../../../lambdas/shared/asset-id';
import { Refusal } from '../../../lambdas/shared/images/refusal';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import { aHint } from '../../support/hints';
import { MemoryCatalog } from '../../support/memory-catalog';
import { MemoryObjectStore } from '../../support/memory-object-store';
import { PICTURE_FACTS } from '../../support/picture-facts';
import { aPlan } from '../../support/plan';

const KEY = 'u/ann/01J/cat.jpg';
const ASSET = assetIdOf('originals', KEY);

function given(overrides: Partial<RenderDeps> = {}) {
  const originals = new MemoryObjectStore();
  const renditions = new MemoryObjectStore('renditions');
  const catalog = new MemoryCatalog();
  const rendered: string[] = [];
  const purged: string[] = [];
  const looks: ObjectHint[] = [];
  const deps: RenderDeps = {
    originals,
    renditions,
    catalog,
    purges: { send: async ({ kind }) => void purged.push(`${kind}, ${renditions.keys().length} files left`) },
    again: { send: async (hint) => void looks.push(hint) },
    plan: aPlan(),
    make: async (original, plan) => {
      rendered.push(Buffer.from(original).toString());
      const renditions = plan.formats.map((format) => ({ format, widthPx: 320, heightPx: 200, body: original }));
      return { ...PICTURE_FACTS, renditions, mezzanine: { body: original, contentType: 'image/jpeg' } };
    },
    maxOriginalBytes: 100,
    ...overrides,
  };
  const image = async () => (await catalog.read(ASSET)).image;
  return { originals, renditions, catalog, rendered, purged, looks, deps, image };
}

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

  test('refuses an archived original without reading it', async () => {
    const { originals, rendered, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'), { contentType: 'image/jpeg' }, { archived: true, storageClass: 'GLACIER' });

    await renderImage(aHint(), deps);

    expect(await image()).toMatchObject({ state: 'refused', reason: 'archived' });
    expect(rendered).toEqual([]);
  });

  test('tries again what it has refused: the limit may have been raised', async () => {
    const { originals, deps, image } = given();
    originals.put(KEY, Buffer.alloc(101));
    await renderImage(aHint(), deps);

    await renderImage(aHint({ kind: 'asked' }), { ...deps, maxOriginalBytes: 200 });

    expect(await image()).toMatchObject({ state: 'rendered' });
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

describe('an original that is gone', () => {
  test('has left the bucket when the CDN is told, and the catalog says so last', async () => {
    const { originals, catalog, purged, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const saidBefore: unknown[] = [];
    const send = async (hint: ObjectHint) => {
      saidBefore.push((await catalog.read(ASSET)).image?.state);
      await deps.purges.send(hint);
    };

    await renderImage(aHint({ kind: 'removed' }), { ...deps, purges: { send } });

    expect(purged).toEqual(['removed, 0 files left']);
    expect(saidBefore).toEqual(['rendered']);
    expect(await image()).toEqual({ state: 'gone' });
  });

  test('is told again when the run broke off before the catalog knew', async () => {
    const { originals, catalog, purged, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const writeImage = () => Promise.reject(new Error('killed'));
    const killed = Object.assign(Object.create(catalog), { writeImage });

    await expect(renderImage(aHint({ kind: 'removed' }), { ...deps, catalog: killed })).rejects.toThrow('killed');
    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(2);
    expect(await image()).toEqual({ state: 'gone' });
  });

  test('is told again when the run broke off between the bucket and the queue', async () => {
    const { originals, renditions, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const purges = { send: () => Promise.reject(new Error('killed')) };

    await expect(renderImage(aHint({ kind: 'removed' }), { ...deps, purges })).rejects.toThrow('killed');
    expect(renditions.keys()).toEqual([]);
    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toEqual(['removed, 0 files left']);
  });

  test('is told once, however often the event comes and although the indexer writes in between', async () => {
    const { originals, catalog, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    const send = async (hint: ObjectHint) => {
      await deps.purges.send(hint);
      await catalog.writeCurrent(await catalog.read(ASSET), { ...tombstone, state: 'deleted' }, []);
    };

    for (let time = 0; time < 3; time++) await renderImage(aHint({ kind: 'removed' }), { ...deps, purges: { send } });

    expect(purged).toHaveLength(1);
  });

  test('is told again of files that somebody made while it was told', async () => {
    const { originals, renditions, catalog, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const [late = ''] = renditions.keys();
    originals.mark(KEY);
    const send = async (hint: ObjectHint) => {
      await deps.purges.send(hint);
      if (purged.length > 1) return;
      renditions.put(late, Buffer.from('late'));
      await catalog.writeCurrent(await catalog.read(ASSET), { ...tombstone, state: 'deleted' }, []);
    };

    await renderImage(aHint({ kind: 'removed' }), { ...deps, purges: { send } });

    expect(purged).toEqual(['removed, 0 files left', 'removed, 0 files left']);
  });

  test('is told of files that somebody made after it was gone', async () => {
    const { originals, renditions, purged, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const [late = ''] = renditions.keys();
    originals.mark(KEY);
    await renderImage(aHint({ kind: 'removed' }), deps);
    renditions.put(late, Buffer.from('late'));

    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(2);
    expect(renditions.keys()).toEqual([]);
  });

  test('has nothing removed before a second look is sure', async () => {
    const { originals, renditions, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const whole = renditions.keys();
    originals.mark(KEY);
    const again = { send: () => Promise.reject(new Error('SQS is down')) };

    await expect(renderImage(aHint({ kind: 'removed' }), { ...deps, again })).rejects.toThrow('SQS is down');

    expect(renditions.keys()).toEqual(whole);
  });

  test('is told again by the second look, also of a variant that came late and was taken back: no trace of it is left', async () => {
    const { originals, purged, looks, deps, image } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);

    for (let time = 0; time < 3; time++) await renderImage(aHint({ kind: 'removed', at: `${time}` }), deps);
    expect(looks).toEqual([aHint({ kind: 'again', at: '0' })]);
    for (const look of looks) await renderImage(look, deps);

    expect(purged).toEqual(['removed, 0 files left', 'again, 0 files left']);
    expect(looks).toHaveLength(1);
    expect(await image()).toEqual({ state: 'gone' });
  });

  test('loses by the second look what a variant left whose maker was killed, and is looked at once more for that', async () => {
    const { originals, renditions, purged, looks, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    const [file = ''] = renditions.keys();
    originals.mark(KEY);
    await renderImage(aHint({ kind: 'removed' }), deps);
    renditions.put(file.replace(/[^/]+$/, '200.jpeg'), Buffer.from('late'));

    for (const look of looks) await renderImage(look, deps);

    expect(renditions.keys()).toEqual([]);
    expect(looks).toHaveLength(2);
    expect(purged).toEqual(['removed', 'again', 'again'].map((kind) => `${kind}, 0 files left`));
  });

  test('is told, although what came back below its key was refused, when a variant was late before that', async () => {
    const { originals, purged, looks, deps } = given();
    originals.put(KEY, Buffer.from('cat'));
    await renderImage(aHint(), deps);
    originals.mark(KEY);
    await renderImage(aHint({ kind: 'removed' }), deps);
    originals.put(KEY, Buffer.alloc(0));
    await renderImage(aHint(), deps);
    for (const look of looks) await renderImage(look, deps);
    originals.mark(KEY);

    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(2);
  });

  test.each([
    ['is told, although its last version was refused: a former one was shown', 'cat', 1],
    ['is not told when it never was an image', '', 0],
  ])('%s', async (_, first, times) => {
    const { originals, purged, deps } = given();
    originals.put(KEY, Buffer.from(first));
    await renderImage(aHint(), deps);
    for (const refused of [101, 102]) {
      originals.put(KEY, Buffer.alloc(refused));
      await renderImage(aHint(), deps);
    }
    expect(purged).toEqual([]); // a replaced edition is not worth its price
    originals.mark(KEY);

    await renderImage(aHint({ kind: 'removed' }), deps);

    expect(purged).toHaveLength(times);
  });
});

const tombstone = { bucket: 'originals', key: KEY, owner: 'ann', folder: '', name: '', extension: '', observedAt: '' };
