import { ASSET_ID } from '../shared/asset-id';
import type { Catalog } from '../shared/catalog';
import type { Lock, ObjectLocks } from '../shared/object-locks';
import type { ObjectStore } from '../shared/object-store';

/** What deleting needs of the world. */
export type DeleteDeps = {
  readonly originals: ObjectStore;
  readonly catalog: Catalog;
  /** @default - nothing can be locked */
  readonly locks?: ObjectLocks;
};

/** What became of a wish to delete. */
export type Deletion =
  | { readonly state: 'deleted' }
  /** Nothing is left of it, it never was, or it is somebody else's: the caller can't tell which. */
  | { readonly state: 'absent' }
  /** Nothing was changed: a version of it may not go yet. */
  | { readonly state: 'locked'; readonly lock: Lock };

/**
 * Removes one of the owner's originals, every version of it, unless one of them is locked. What was made of it goes when S3 has told the
 * consumers, as after any deletion.
 */
export async function deleteAsset(owner: string, asset: string, deps: DeleteDeps): Promise<Deletion> {
  const { originals, catalog, locks } = deps;
  if (!ASSET_ID.test(asset)) return { state: 'absent' };
  // a tombstone will do: a deletion that broke off half-way left one, and versions below it
  const { current } = await catalog.read(asset);
  if (current?.owner !== owner) return { state: 'absent' };
  // before anything changes: a photo that is half gone is neither kept nor deleted
  const lock = await locks?.lockOn(current.key);
  if (lock) return { state: 'locked', lock };
  return { state: (await originals.erase(current.key)) ? 'deleted' : 'absent' };
}
