import type { AssetRecord, Catalog } from '../shared/catalog';
import type { ImageItem } from '../shared/catalog-items';
import type { HintQueue } from '../shared/hint-queue';
import type { ObjectHint } from '../shared/object-hint';
import { type RemovalDeps, removeEditions } from './removal';

/** What taking away needs of the world. */
export type TakeAwayDeps = RemovalDeps & {
  readonly catalog: Catalog;
  /** Whoever tells the CDN which assets are gone. */
  readonly purges: HintQueue;
};

/**
 * Whether a cache may hold something of the asset: until it is told, the catalog must not forget that. Whoever looks again knows that
 * there was something, and that a cache may have met it although it was told already: a variant that was late, and taken back.
 */
export function mayBeCached({ kind }: ObjectHint, image: ImageItem | undefined): boolean {
  return kind === 'again' || image?.state === 'rendered' || (image?.state === 'refused' && !!image.wasShown);
}

/**
 * One run's attempts to take away all that was made of an original that is gone: first the files, then, by the queue, what the CDN has
 * of them, and only then the catalog says `gone`.
 */
export function takeAway(hint: ObjectHint, deps: TakeAwayDeps) {
  let isTold = false;
  /** Answers whether nothing is left to do. */
  return async (seen: AssetRecord): Promise<boolean> => {
    const isOwed = mayBeCached(hint, seen.image);
    const wasThere = await removeEditions(hint, undefined, deps);
    // a path costs, and the indexer writes in the same moment: a lost race with nothing new to forget is no reason to tell again
    if (wasThere || (isOwed && !isTold)) {
      await deps.purges.send(hint);
      isTold = true;
    }
    return deps.catalog.writeImage(seen, { state: 'gone' });
  };
}
