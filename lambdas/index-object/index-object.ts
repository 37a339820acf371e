import { assetIdOf } from '../shared/asset-id';
import type { AssetRecord, Catalog } from '../shared/catalog';
import type { CurrentItem, VersionItem } from '../shared/catalog-items';
import type { ObjectHint } from '../shared/object-hint';
import type { ObjectStore, Observation } from '../shared/object-store';
import { partsOf } from '../shared/original-key';
import { isCovered, laterOf } from '../shared/sequencer';
import { untilSettled } from '../shared/until-settled';

/** What indexing needs of the world. */
export type IndexDeps = { readonly originals: ObjectStore; readonly catalog: Catalog; readonly now: () => Date };

/**
 * Makes the catalog say about one key what S3 says of it now. What the hint claims decides nothing: it may be late, doubled or
 * wrong, and the outcome is the same. The proof that this converges is in `docs/decisions/0001-level-triggered.md`.
 */
export async function indexObject(hint: ObjectHint, { originals, catalog, now }: IndexDeps): Promise<void> {
  const asset = assetIdOf(hint.bucket, hint.key);
  await untilSettled(hint.key, async () => {
    const seen = await catalog.read(asset);
    if (alreadySeen(hint, seen)) return true;
    const observed = await originals.observe(hint.key);
    const sequencer = laterOf(hint.sequencer, seen.current?.sequencer);
    const current: CurrentItem = { ...stateOf(hint, observed), sequencer, observedAt: now().toISOString() };
    return catalog.writeCurrent(seen, current, await versionsOf(hint, observed, originals));
  });
}

/**
 * A sequencer that is stored was stored by somebody who looked after that event. It says nothing about other versions, and nothing of
 * a removal: when the version that is said to be gone is still in the catalog, nobody has looked since.
 */
function alreadySeen({ kind, sequencer, versionId }: ObjectHint, { current }: AssetRecord): boolean {
  const isAboutCurrent = versionId === undefined || versionId === current?.facts?.versionId;
  return kind === 'created' && isAboutCurrent && isCovered(sequencer, current?.sequencer);
}

function stateOf({ bucket, key }: ObjectHint, observed: Observation): Omit<CurrentItem, 'observedAt'> {
  const facts = observed.state === 'present' ? observed.facts : undefined;
  return { bucket, key, ...partsOf(key), state: observed.state, facts };
}

/** The current version, and the one that the hint is about when that is another. */
async function versionsOf(
  { key, versionId }: ObjectHint,
  observed: Observation,
  originals: ObjectStore,
): Promise<VersionItem[]> {
  const current = observed.state === 'present' ? observed.facts : undefined;
  const versions: VersionItem[] = current?.versionId ? [{ versionId: current.versionId, facts: current }] : [];
  if (versionId === undefined || versionId === current?.versionId) return versions;
  const other = await originals.observe(key, versionId);
  return [...versions, { versionId, facts: other.state === 'present' ? other.facts : undefined }];
}
