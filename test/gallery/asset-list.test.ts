import fc from 'fast-check';
import { type AssetList, goesBelow, withPage } from '../../gallery/src/asset-list';
import type { AssetView } from '../../lambdas/search-assets/asset-view';
import type { AssetPage } from '../../lambdas/search-assets/search-assets';
import { assetView, cursorAt } from '../support/assets';

const [e, d, c, b, a] = ['e', 'd', 'c', 'b', 'a'].map((id, index) => assetView(id, 5 - index)) as [
  AssetView,
  AssetView,
  AssetView,
  AssetView,
  AssetView,
];
const ids = ({ assets }: AssetList) => assets.map(({ id }) => id).join('');
const page = (...assets: AssetView[]): AssetPage => ({ assets, cursor: cursorAt(assets.at(-1) ?? a) });
const lastPage = (...assets: AssetView[]): AssetPage => ({ assets });

describe('the list of assets', () => {
  test('grows at its end by the page after it', () => {
    const list = withPage(page(e, d), cursorAt(d), lastPage(c, b));

    expect([ids(list), list.cursor]).toEqual(['edcb', undefined]);
  });

  test('keeps what is below the newest page when that is read again', () => {
    const list = withPage(page(d, c, b), undefined, page(e, d));

    expect([ids(list), list.cursor]).toEqual(['edcb', cursorAt(b)]);
  });

  test('loses what a page covers and does not name', () => {
    expect(ids(withPage(page(e, d, c, b), undefined, page(e, c)))).toBe('ecb');
    expect(ids(withPage(page(e, d, c, b, a), cursorAt(e), page(c, b)))).toBe('ecba');
    expect(ids(withPage(lastPage(e, d), undefined, lastPage()))).toBe('');
  });

  test('has an asset once when another version of it came to the top', () => {
    const again = { ...b, modifiedAt: new Date(Date.UTC(2027, 0)).toISOString() };

    expect(ids(withPage(page(e, d, c, b, a), undefined, page(again, e)))).toBe('bedca');
  });

  test('begins anew when so much is new that nobody has seen what lies between', () => {
    const list = withPage(page(b, a), undefined, page(e, d));

    expect([ids(list), list.cursor]).toEqual(['ed', cursorAt(d)]);
  });

  test('ignores a page that was asked for before it began anew', () => {
    const list = page(e, d);

    expect(withPage(list, cursorAt(b), lastPage(a))).toBe(list);
  });

  test('goes on below a page when all that was known is gone', () => {
    expect(withPage(lastPage(c), undefined, page(d, b)).cursor).toBe(cursorAt(b));
  });

  test('knows whether anything is below a position', () => {
    expect([goesBelow(page(e, d), cursorAt(e)), goesBelow(page(e, d), cursorAt(d))]).toEqual([true, false]);
  });

  test('ends as the catalog is, whatever came and went between the readings', () => {
    const seconds = fc.uniqueArray(fc.nat(40), { maxLength: 20 });
    fc.assert(
      fc.property(seconds, seconds, fc.integer({ min: 1, max: 6 }), (before, after, limit) => {
        const once = readAll(catalogOf(before), limit);

        const list = readAll(catalogOf(after), limit, once);

        expect(ids(list)).toBe(ids({ assets: catalogOf(after) }));
      }),
    );
  });
});

const catalogOf = (seconds: readonly number[]) =>
  [...seconds].sort((one, other) => other - one).map((second) => assetView(`<${second}>`, second));

/** Reads page after page, as many as there are. */
function readAll(catalog: readonly AssetView[], limit: number, known?: AssetList): AssetList {
  let list = known;
  let cursor: string | undefined;
  do {
    const from = cursor;
    const rest = catalog.filter((asset) => from === undefined || cursorAt(asset) < from);
    const assets = rest.slice(0, limit);
    const answer = { assets, cursor: rest.length > limit ? cursorAt(assets.at(-1) ?? a) : undefined };
    list = list ? withPage(list, from, answer) : answer;
    cursor = answer.cursor;
  } while (cursor !== undefined);
  return list;
}
