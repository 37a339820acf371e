import { assetIdOf } from '../shared/asset-id';
import type { AssetRecord, Catalog } from '../shared/catalog';
import type { ImageItem } from '../shared/catalog-items';
import type { HintQueue } from '../shared/hint-queue';
import type { ObjectHint } from '../shared/object-hint';
import type { ObjectStore } from '../shared/object-store';
import { hasFiles, removeEditions } from './removal';

/** What taking away needs of the world. */
export type TakeAwayDeps = {
  readonly renditions: ObjectStore;
  readonly catalog: Catalog;
  /** Whoever tells the CDN which assets are gone. */
  readonly purges: HintQueue;
};

/** Whether a cache may hold something of the asset: until it is told, the catalog must not forget that. */
export function mayBeCached(image: ImageItem | undefined): boolean {
  return image?.state === 'rendered' || image?.state === 'leaving' || (image?.state === 'refused' && !!image.wasShown);
}

/**
 * One run's attempts to take away all that was made of an original that is gone: first the files, then, by the queue, what the CDN has
 * of them, and only then the catalog says `gone`. So whoever goes on after a crash finds that something is owed.
 */
export function takeAway(hint: ObjectHint, { renditions, catalog, purges }: TakeAwayDeps) {
  const asset = assetIdOf(hint.bucket, hint.key);
  let isTold = false;
  /** Answers whether nothing is left to do. */
  return async (seen: AssetRecord): Promise<boolean> => {
    const isOwed = mayBeCached(seen.image);
    if (!isOwed && (await hasFiles(asset, renditions))) {
      // Somebody made them from what they saw before it was gone. Removed now, nothing would remember them.
      await catalog.writeImage(seen, { state: 'leaving' });
      return false;
    }
    const wasThere = isOwed && (await removeEditions(asset, undefined, renditions));
    // a path costs, and the indexer writes in the same moment: a lost race with nothing new to forget is no reason to tell again
    if (isOwed && (wasThere || !isTold)) {
      await purges.send(hint);
      isTold = true;
    }
    return catalog.writeImage(seen, { state: 'gone' });
  };
}
