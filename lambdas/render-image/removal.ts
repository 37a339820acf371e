import type { ObjectStore } from '../shared/object-store';
import { renditionKeys } from '../shared/rendition-key';

/** Every key of an asset that does not belong to `kept`, its current edition if it has one. */
type Stale = { readonly mezzanines: readonly string[]; readonly files: readonly string[] };

/** Whether there is anything that was made of an asset. */
export async function hasFiles(asset: string, store: ObjectStore): Promise<boolean> {
  const { mezzanines, files } = await staleOf(asset, undefined, store);
  return mezzanines.length + files.length > 0;
}

/**
 * Removes every edition of an asset but `kept`; answers whether there was any. Mezzanines go first: whoever makes a variant looks once
 * more, after it has written, whether the mezzanine is still there, and takes back what it wrote if not. So a variant that is late is
 * in a listing after that, or nobody's.
 */
export async function removeEditions(asset: string, kept: string | undefined, store: ObjectStore): Promise<boolean> {
  for (let isAny = false; ; isAny = true) {
    const { mezzanines, files } = await staleOf(asset, kept, store);
    if (mezzanines.length + files.length === 0) return isAny;
    await store.remove(mezzanines);
    await store.remove(files);
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
