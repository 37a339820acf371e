import { assetIdOf } from '../shared/asset-id';
import type { AssetRecord, Catalog } from '../shared/catalog';
import type { ImageItem } from '../shared/catalog-items';
import type { HintQueue } from '../shared/hint-queue';
import { mayBeImage } from '../shared/images/image-type';
import { Refusal } from '../shared/images/refusal';
import type { ObjectHint } from '../shared/object-hint';
import type { ObjectFacts, ObjectStore } from '../shared/object-store';
import { editionOf, type RenditionPlan, renditionKeys } from '../shared/rendition-key';
import { untilSettled } from '../shared/until-settled';
import { planFor } from './hot-leaves';
import { type EditionName, keepEdition } from './keep-edition';
import type { Rendered } from './make-renditions';
import { removeEditions } from './removal';
import { mayBeCached, takeAway } from './take-away';

/** What rendering needs of the world. */
export type RenderDeps = {
  readonly originals: ObjectStore;
  readonly renditions: ObjectStore;
  readonly catalog: Catalog;
  /** Told of every asset that is gone and may be in the CDN's caches. */
  readonly purges: HintQueue;
  /** Gives a hint back to the renderer when nobody is at work any more who is now. */
  readonly again: HintQueue;
  readonly plan: RenditionPlan;
  /** Decodes and encodes; throws a `Refusal` for what can't be rendered. */
  readonly make: (original: Uint8Array, plan: RenditionPlan) => Promise<Rendered>;
  readonly maxOriginalBytes: number;
};

/**
 * Makes the renditions of one original agree with what it is now: those of another version go, those of an original that is
 * gone go, and what cannot be rendered is a refusal in the catalog. Safe to repeat, and beside itself.
 */
export async function renderImage(hint: ObjectHint, deps: RenderDeps): Promise<void> {
  const asset = assetIdOf(hint.bucket, hint.key);
  const takeAwayAll = takeAway(hint, deps);
  let image: ImageItem | undefined;
  await untilSettled(hint.key, async () => {
    const seen = await deps.catalog.read(asset);
    // what an attempt made that lost its race is still there: the indexer writes the same clock in the same second
    const plan = planFor(deps.plan, seen.hot);
    image = await imageNow({ key: hint.key, asset, known: image ?? renderedBefore(seen) }, { ...deps, plan });
    if (image === undefined) return false;
    if (image.state === 'gone') return takeAwayAll(seen);
    if (!(await deps.catalog.writeImage(seen, remembering(hint, seen, image)))) return false;
    // Whoever removed files must look once more: the edition that was stale a moment ago may be the current one again
    // (a version restored), and its renderer may have been done before they went.
    return !(await removeOtherEditions(hint, image, deps));
  });
}

/** A refusal of a former run is no reason not to try again: the limits may have been raised since. */
function renderedBefore({ image }: AssetRecord): ImageItem | undefined {
  return image?.state === 'rendered' ? image : undefined;
}

/** A refusal takes the place of what a former version showed, which caches keep: the CDN is told when the original goes. */
function remembering(hint: ObjectHint, seen: AssetRecord, image: ImageItem): ImageItem {
  return image.state === 'refused' && mayBeCached(hint, seen.image) ? { ...image, wasShown: true } : image;
}

type Subject = { readonly key: string; readonly asset: string; readonly known: ImageItem | undefined };

/** What the catalog should say of the original as it is now, its files in place; nothing when it changed while it was read. */
async function imageNow({ key, asset, known }: Subject, deps: RenderDeps): Promise<ImageItem | undefined> {
  const observed = await deps.originals.observe(key);
  if (observed.state !== 'present') return { state: 'gone' };
  const madeOf = madeOfIn(observed.facts);
  const edition = editionOf(madeOf, deps.plan);
  const isSame = known && 'edition' in known && known.edition === edition;
  if (isSame && (await isWhole(asset, known, deps.renditions))) return awaitingNothing(known);
  // nothing can be made in its place: what was made of the same version stays
  const isOfThis = known?.state === 'rendered' && (isSame || known.madeOf === madeOf);
  if (observed.facts.archived && isOfThis) return { ...known, awaitsRestore: true };
  return render(key, observed.facts, { asset, edition }, deps);
}

const awaitingNothing = (image: ImageItem): ImageItem =>
  image.state === 'rendered' ? { ...image, awaitsRestore: undefined } : image;

const madeOfIn = ({ versionId, etag }: ObjectFacts): string => versionId ?? etag;

async function isWhole(asset: string, image: ImageItem, renditions: ObjectStore): Promise<boolean> {
  if (image.state !== 'rendered') return true;
  const kept = new Set(await renditions.keysBelow(renditionKeys.ofEdition(asset, image.edition)));
  const wanted = [...image.renditions.map(({ key }) => key), renditionKeys.manifest(asset, image.edition)];
  if (!wanted.every((key) => kept.has(key))) return false;
  const mezzanine = await renditions.observe(renditionKeys.mezzanine(asset, image.edition));
  return mezzanine.state === 'present';
}

async function render(
  key: string,
  facts: ObjectFacts,
  target: EditionName,
  deps: RenderDeps,
): Promise<ImageItem | undefined> {
  try {
    refuseUnread(facts, deps.maxOriginalBytes);
    const original = await deps.originals.read(key, facts.versionId);
    if (original === undefined) return undefined;
    const kept = await keepEdition(await deps.make(original, deps.plan), target, deps);
    return { ...kept, madeOf: madeOfIn(facts) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { state: 'refused', edition: target.edition, reason: error.reason, detail: error.message };
  }
}

/** Before anything is read: what can't be, or is too large, costs one HEAD. */
function refuseUnread({ sizeBytes, archived, storageClass, contentType }: ObjectFacts, maxBytes: number): void {
  if (sizeBytes === 0) throw new Refusal('empty', 'the file has no bytes');
  if (archived) throw new Refusal('archived', `the file is in ${storageClass} and must be restored first`);
  if (sizeBytes > maxBytes)
    throw new Refusal('too-many-bytes', `${sizeBytes} bytes are more than the ${maxBytes} that are read`);
  if (!mayBeImage(contentType))
    throw new Refusal('not-an-image', `its content type is ${contentType}, which is no image`);
}

/**
 * Whether any were there. The CDN is not told of these: half a cent a path, and another plan replaces the editions of a million photos
 * at once, while nobody is shown their addresses any more. When the original goes, all that was ever below its prefix goes with it.
 */
function removeOtherEditions(hint: ObjectHint, image: ImageItem, deps: RenderDeps): Promise<boolean> {
  return removeEditions(hint, image.state === 'rendered' ? image.edition : undefined, deps);
}
