import { createHash } from 'node:crypto';
import type { ImageItem, RenditionFacts } from '../shared/catalog-items';
import type { Manifest, ManifestRendition } from '../shared/manifest';
import type { ObjectStore } from '../shared/object-store';
import { FOR_A_YEAR, MEDIA_TYPE, type RenditionPlan, renditionKeys } from '../shared/rendition-key';
import type { Rendered } from './make-renditions';

export type EditionName = { readonly asset: string; readonly edition: string };

/** What keeping needs of the world. */
export type KeepDeps = {
  readonly renditions: ObjectStore;
  readonly plan: Pick<RenditionPlan, 'publishesPosition'>;
};

/** Writes every file of an edition and, when all are there, its manifest. Answers what the catalog should say of it. */
export async function keepEdition(
  { renditions, mezzanine, ...facts }: Rendered,
  name: EditionName,
  { renditions: store, plan }: KeepDeps,
): Promise<ImageItem & { readonly state: 'rendered' }> {
  const { body, contentType } = mezzanine;
  const [files] = await Promise.all([
    Promise.all(renditions.map((rendition) => keep(rendition, name, store))),
    store.write(renditionKeys.mezzanine(name.asset, name.edition), body, { contentType }),
  ]);
  const { widthPx, heightPx, kind, thumbhash, dominantColour, focalPoint, frames } = facts;
  const published = plan.publishesPosition && facts.position && { position: facts.position };
  const shown = { widthPx, heightPx, kind, thumbhash, dominantColour, focalPoint, frames };
  const manifest: Manifest = { ...name, ...shown, ...published, renditions: files.map(inManifest) };
  await store.write(renditionKeys.manifest(name.asset, name.edition), Buffer.from(JSON.stringify(manifest)), {
    contentType: 'application/json',
    cacheControl: FOR_A_YEAR,
  });
  return { state: 'rendered', edition: name.edition, ...facts, renditions: files };
}

async function keep(
  { body, format, widthPx, heightPx }: Rendered['renditions'][number],
  { asset, edition }: EditionName,
  store: ObjectStore,
): Promise<RenditionFacts> {
  const key = renditionKeys.of(asset, edition, widthPx, format);
  await store.write(key, body, { contentType: MEDIA_TYPE[format], cacheControl: FOR_A_YEAR });
  const sha256 = createHash('sha256').update(body).digest('base64url');
  return { key, format, widthPx, heightPx, bytes: body.byteLength, sha256 };
}

function inManifest({ key, ...facts }: RenditionFacts): ManifestRendition {
  return { url: key.slice(key.lastIndexOf('/') + 1), type: MEDIA_TYPE[facts.format], ...facts };
}
