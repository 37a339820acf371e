import { ASSET_ID } from '../shared/asset-id';
import type { Catalog } from '../shared/catalog';
import type { ObjectStore } from '../shared/object-store';

/** What deleting needs of the world. */
export type DeleteDeps = { readonly originals: ObjectStore; readonly catalog: Catalog };

/**
 * Removes one of the owner's originals, every version of it. Answers false when nothing is left of it, when it never was or is
 * somebody else's: the caller can't tell which. What was made of it goes when S3 has told the consumers, as after any deletion.
 */
export async function deleteAsset(owner: string, asset: string, { originals, catalog }: DeleteDeps): Promise<boolean> {
  if (!ASSET_ID.test(asset)) return false;
  // a tombstone will do: a deletion that broke off half-way left one, and versions below it
  const { current } = await catalog.read(asset);
  return current?.owner === owner && originals.erase(current.key);
}
