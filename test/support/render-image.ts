import type { RenderDeps } from '../../lambdas/render-image/render-image';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import type { ObjectHint } from '../../lambdas/shared/object-hint';
import { MemoryCatalog } from './memory-catalog';
import { MemoryObjectStore } from './memory-object-store';
import { PICTURE_FACTS } from './picture-facts';
import { aPlan } from './plan';

/** The original that is rendered, and the asset that it is. */
export const KEY = 'u/ann/01J/cat.jpg';
export const ASSET = assetIdOf('originals', KEY);

/** A render with everything in memory, and all that it did. */
export function given(overrides: Partial<RenderDeps> = {}) {
  const originals = new MemoryObjectStore();
  const renditions = new MemoryObjectStore('renditions');
  const catalog = new MemoryCatalog();
  const rendered: string[] = [];
  const purged: string[] = [];
  const looks: ObjectHint[] = [];
  const deps: RenderDeps = {
    originals,
    renditions,
    catalog,
    purges: { send: async ({ kind }) => void purged.push(`${kind}, ${renditions.keys().length} files left`) },
    again: { send: async (hint) => void looks.push(hint) },
    plan: aPlan(),
    make: async (original, plan) => {
      rendered.push(Buffer.from(original).toString());
      const renditions = plan.formats.map((format) => ({ format, widthPx: 320, heightPx: 200, body: original }));
      return { ...PICTURE_FACTS, renditions, mezzanine: { body: original, contentType: 'image/jpeg' } };
    },
    maxOriginalBytes: 100,
    ...overrides,
  };
  const image = async () => (await catalog.read(ASSET)).image;
  return { originals, renditions, catalog, rendered, purged, looks, deps, image };
}

/** What the catalog has of an original that is not there. */
export const tombstone = {
  bucket: 'originals',
  key: KEY,
  owner: 'ann',
  folder: '',
  name: '',
  extension: '',
  observedAt: '',
};
