import { ASSET_ID } from '../shared/asset-id';
import type { Catalog, Page } from '../shared/catalog';
import { type AssetView, viewOf } from './asset-view';

/** One page of a listing. */
export type AssetPage = { readonly assets: AssetView[]; readonly cursor?: string };

/** One owner's assets, newest first. A page may be shorter than asked for; only an answer without `cursor` is the last. */
export async function newestAssets(owner: string, page: Page, catalog: Catalog): Promise<AssetPage> {
  const { records, cursor } = await catalog.newestOf(owner, page);
  return { assets: records.flatMap((record) => viewOf(record, owner) ?? []), cursor };
}

/** One asset, or nothing when it is gone, unknown or somebody else's: the caller can't tell which. */
export async function assetOf(owner: string, asset: string, catalog: Catalog): Promise<AssetView | undefined> {
  if (!ASSET_ID.test(asset)) return undefined;
  const record = await catalog.read(asset);
  return record.current?.owner === owner ? viewOf(record, owner) : undefined;
}
