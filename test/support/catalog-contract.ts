import { randomUUID } from 'node:crypto';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { type AssetRecord, type Catalog, CURSOR, type Listing } from '../../lambdas/shared/catalog';
import type { CurrentItem, ImageItem } from '../../lambdas/shared/catalog-items';
import { partsOf } from '../../lambdas/shared/original-key';
import { PICTURE_FACTS } from './picture-facts';

const BUCKET = 'originals';
const RENDERED: ImageItem = { state: 'rendered', edition: 'e1', ...PICTURE_FACTS, renditions: [] };

/** What every `Catalog` promises. `made` answers one; each test uses an owner and assets of its own. */
export function promisesOfACatalog(made: () => Catalog): void {
  const given = () => {
    const owner = randomUUID();
    const photo = (name: string, modifiedAt = '2026-11-20T10:00:00.000Z') => {
      const key = `u/${owner}/01J/${name}`;
      return { asset: assetIdOf(BUCKET, key), current: present(key, modifiedAt) };
    };
    return { catalog: made(), owner, photo };
  };

  test('knows nothing of an asset that nobody wrote', async () => {
    const { catalog, photo } = given();
    const { asset } = photo('cat.jpg');

    expect(await catalog.read(asset)).toEqual({ asset });
  });

  test('answers what was written, and its clock rises with every write, an unchanged one too', async () => {
    const { catalog, photo } = given();
    const { asset, current } = photo('cat.jpg');
    await catalog.writeCurrent({ asset }, current, []);
    const first = await catalog.read(asset);
    await catalog.writeCurrent(first, current, []);
    const second = await catalog.read(asset);

    expect(first).toEqual({ asset, current, image: undefined, rev: expect.any(Number) });
    expect(second.rev).toBeGreaterThan(first.rev ?? Number.POSITIVE_INFINITY);
  });

  test('refuses a write by whoever read before somebody else wrote', async () => {
    const { catalog, photo } = given();
    const { asset, current } = photo('cat.jpg');
    const early = await catalog.read(asset);
    await catalog.writeCurrent(early, current, []);
    const stored = await catalog.read(asset);

    expect(await catalog.writeCurrent(early, gone(current), [])).toBe(false);
    expect(await catalog.writeImage(early, RENDERED)).toBe(false);
    expect(await catalog.read(asset)).toEqual(stored);
  });

  test('keeps one clock for all that is said of an object', async () => {
    const { catalog, photo } = given();
    const { asset, current } = photo('cat.jpg');
    const indexer = await catalog.read(asset);
    const renderer = await catalog.read(asset);

    expect(await catalog.writeImage(renderer, RENDERED)).toBe(true);
    expect(await catalog.writeCurrent(indexer, current, [])).toBe(false);
    expect(await catalog.writeCurrent(await catalog.read(asset), current, [])).toBe(true);
    expect(await catalog.read(asset)).toMatchObject({ current, image: RENDERED });
  });

  test('keeps what proved hot beside what the renderer made, by the same clock, until that is gone', async () => {
    const { catalog, photo } = given();
    const { asset, current } = photo('cat.jpg');
    await catalog.writeCurrent({ asset }, current, []);
    const renderer = await catalog.read(asset);

    expect(await catalog.writeHot(renderer, ['1024.avif', '320.avif'])).toBe(true);
    expect(await catalog.writeImage(renderer, RENDERED)).toBe(false);
    const hot = await catalog.read(asset);
    expect(hot).toMatchObject({ current, hot: ['1024.avif', '320.avif'] });
    expect(await catalog.writeImage(hot, RENDERED)).toBe(true);
    expect(await catalog.writeHot(hot, [])).toBe(false);
    expect((await catalog.read(asset)).hot).toEqual(['1024.avif', '320.avif']);
    await catalog.writeImage(await catalog.read(asset), { state: 'gone' });
    expect((await catalog.read(asset)).hot).toBeUndefined();
  });

  test('forgets what proved hot when none is named', async () => {
    const { catalog, photo } = given();
    const { asset, current } = photo('cat.jpg');
    await catalog.writeCurrent({ asset }, current, []);
    await catalog.writeHot(await catalog.read(asset), ['1024.avif']);

    await catalog.writeHot(await catalog.read(asset), []);

    expect((await catalog.read(asset)).hot).toBeUndefined();
  });

  test("lists everybody's present assets once each, over any number of pages, and counts them", async () => {
    const { catalog, photo } = given();
    const photos = [...Array(7).keys()].map((day) => photo(`${day}.jpg`, `2026-11-0${1 + (day % 3)}T10:00:00.000Z`));
    const before = await catalog.countAssets();
    for (const { asset, current } of photos) await catalog.writeCurrent({ asset }, current, []);
    const [lost] = photos;
    if (lost) await catalog.writeCurrent(await catalog.read(lost.asset), gone(lost.current), []);

    const pages = await allPages((cursor) => catalog.everyAsset({ limit: 3, cursor }));

    const found = pages
      .flatMap(({ records }) => records)
      .filter(({ asset }) => photos.some((one) => one.asset === asset));
    expect(found.map(({ asset }) => asset).sort()).toEqual(
      photos
        .slice(1)
        .map(({ asset }) => asset)
        .sort(),
    );
    expect(found[0]).toMatchObject({ current: { bucket: BUCKET, state: 'present' }, rev: expect.any(Number) });
    expect(Math.max(...pages.map(({ records }) => records.length))).toBeLessThanOrEqual(3);
    expect(await catalog.countAssets()).toBeGreaterThanOrEqual(before + 6);
  });

  test('lists on after an asset that has gone since', async () => {
    const { catalog, photo } = given();
    for (const name of ['1.jpg', '2.jpg']) {
      const { asset, current } = photo(name);
      await catalog.writeCurrent({ asset }, current, []);
    }
    const { records, cursor } = await catalog.everyAsset({ limit: 1 });
    const [first] = records;
    if (first?.current) await catalog.writeCurrent(first, gone(first.current), []);

    const rest = await allPages((after) => catalog.everyAsset({ limit: 50, cursor: after ?? cursor }));

    const assets = rest.flatMap(({ records }) => records.map(({ asset }) => asset));
    expect(assets.length).toBeGreaterThan(0);
    expect(assets).not.toContain(first?.asset);
  });

  test("lists an owner's present assets, newest first, page by page, and nobody else's", async () => {
    const { catalog, owner, photo } = given();
    const days = [3, 1, 4, 2, 5].map((day) => photo(`${day}.jpg`, `2026-11-0${day}T10:00:00.000Z`));
    for (const { asset, current } of [...days, given().photo('strange.jpg')])
      await catalog.writeCurrent({ asset }, current, []);

    const pages = await pagesOf(catalog, owner, 2);

    expect(pages.flat().map(({ current }) => current?.name)).toEqual(['5.jpg', '4.jpg', '3.jpg', '2.jpg', '1.jpg']);
  });

  test('lists nothing that is gone, and goes on with its clock when it comes back', async () => {
    const { catalog, owner, photo } = given();
    const { asset, current } = photo('cat.jpg');
    await catalog.writeCurrent({ asset }, current, []);
    await catalog.writeCurrent(await catalog.read(asset), gone(current), []);
    const tombstone = await catalog.read(asset);

    expect((await catalog.newestOf(owner, { limit: 10 })).records).toEqual([]);
    expect(await catalog.writeCurrent(tombstone, current, [])).toBe(true);
    expect((await catalog.read(asset)).rev).toBeGreaterThan(tombstone.rev ?? Number.POSITIVE_INFINITY);
    expect((await catalog.newestOf(owner, { limit: 10 })).records).toHaveLength(1);
  });
}

function present(key: string, modifiedAt: string): CurrentItem {
  const facts = {
    versionId: 'v1',
    etag: 'e',
    sizeBytes: 5,
    contentType: 'image/jpeg',
    modifiedAt,
    storageClass: 'STANDARD',
    metadata: {},
  };
  return { bucket: BUCKET, key, ...partsOf(key), state: 'present', facts, observedAt: modifiedAt };
}

function gone({ facts, ...rest }: CurrentItem): CurrentItem {
  return { ...rest, state: 'absent' };
}

async function pagesOf(catalog: Catalog, owner: string, limit: number): Promise<Array<readonly AssetRecord[]>> {
  const pages = await allPages((cursor) => catalog.newestOf(owner, { limit, cursor }));
  for (const { records, cursor } of pages) {
    expect(records.length).toBeLessThanOrEqual(limit);
    if (cursor !== undefined) expect(cursor).toMatch(CURSOR);
  }
  return pages.map(({ records }) => records);
}

async function allPages(pageAfter: (cursor: string | undefined) => Promise<Listing>): Promise<Listing[]> {
  const pages: Listing[] = [];
  let cursor: string | undefined;
  do {
    const page = await pageAfter(cursor);
    pages.push(page);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return pages;
}
