import type { AssetView } from '../../lambdas/search-assets/asset-view';
import type { AssetPage } from '../../lambdas/search-assets/search-assets';

/** What is known of the catalog: all from the newest down to `cursor`, or all there is. */
export type AssetList = AssetPage;

/** Where an asset stands in the listing. A cursor is the position of a page's last entry, so the two compare. */
const positionOf = ({ modifiedAt, id }: AssetView): string => `${modifiedAt}~${id}`;

/** Whether the list goes on after a position, so that there is something to read again. */
export const goesBelow = ({ assets }: AssetList, position: string): boolean =>
  assets.some((asset) => positionOf(asset) < position);

/** The list after reading the page that follows `from` (the newest one without). What the page covers and does not name is gone. */
export function withPage(list: AssetList, from: string | undefined, page: AssetPage): AssetList {
  const isApart = from !== undefined && list.cursor !== undefined && from < list.cursor;
  if (isApart) return list; // it was asked for before the list was begun anew
  const named = new Set(page.assets.map(({ id }) => id));
  const others = list.assets.filter(({ id }) => !named.has(id));
  const newer = others.filter((asset) => from !== undefined && positionOf(asset) >= from);
  const older = others.filter((asset) => page.cursor !== undefined && positionOf(asset) < page.cursor);
  // so much is new that the page does not reach what was known: nobody has seen what lies between
  const hasGap = from === undefined && older.length === list.assets.length;
  if (hasGap) return page;
  return {
    assets: [...newer, ...page.assets, ...older],
    cursor: older.length > 0 ? list.cursor : page.cursor,
  };
}
