import { assetIdOf } from '../shared/asset-id';
import type { HintQueue } from '../shared/hint-queue';
import type { ObjectHint } from '../shared/object-hint';
import type { ObjectStore } from '../shared/object-store';
import { renditionKeys } from '../shared/rendition-key';

/** What removing needs of the world. */
export type RemovalDeps = {
  readonly renditions: ObjectStore;
  /** Gives a hint back to the renderer when nobody is at work any more who is now. */
  readonly again: HintQueue;
};

/** Every key of an asset that does not belong to `kept`, its current edition if it has one. */
type Stale = { readonly mezzanines: readonly string[]; readonly files: readonly string[] };

/**
 * Removes every edition of a hint's original but `kept`; answers whether there was any. Mezzanines go first, and no variant is begun
 * without one. Whoever has read one before may still write a variant after the last listing here, and be killed before it takes that back:
 * so whoever removes anything has it looked at once more when they all have ended, and says so first, or it would be lost with this run.
 */
export async function removeEditions(
  hint: ObjectHint,
  kept: string | undefined,
  { renditions, again }: RemovalDeps,
): Promise<boolean> {
  const asset = assetIdOf(hint.bucket, hint.key);
  for (let isAny = false; ; isAny = true) {
    const { mezzanines, files } = await staleOf(asset, kept, renditions);
    if (mezzanines.length + files.length === 0) return isAny;
    if (!isAny) await again.send({ ...hint, kind: 'again' });
    await renditions.remove(mezzanines);
    await renditions.remove(files);
  }
}

async function staleOf(asset: string, kept: string | undefined, store: ObjectStore): Promise<Stale> {
  const mezzanines = await store.keysBelow(renditionKeys.mezzaninesOf(asset));
  const files = await store.keysBelow(renditionKeys.ofAsset(asset));
  if (kept === undefined) return { mezzanines, files };
  return {
    mezzanines: mezzanines.filter((key) => key !== renditionKeys.mezzanine(asset, kept)),
    files: files.filter((key) => !key.startsWith(renditionKeys.ofEdition(asset, kept))),
  };
}
