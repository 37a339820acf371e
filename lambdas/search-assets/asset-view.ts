import type { AssetRecord } from '../shared/catalog';
import type { ImageItem, RefusalReason, RenditionFacts } from '../shared/catalog-items';

/** An asset as the API shows it. */
export type AssetView = {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly sizeBytes: number;
  readonly contentType: string;
  /** ISO 8601, UTC. */
  readonly modifiedAt: string;
  /** Rises with all that is said about the asset: a page that polls shows it again when it has risen. */
  readonly rev: number;
  readonly image:
    | { readonly state: 'waiting' }
    | { readonly state: 'refused'; readonly reason: RefusalReason; readonly detail: string }
    | {
        readonly state: 'rendered';
        readonly widthPx: number;
        readonly heightPx: number;
        readonly renditions: RenditionView[];
      };
};

/** One file to load; `url` is a path on the same host. */
type RenditionView = Omit<RenditionFacts, 'key'> & { readonly url: string };

/** What to show of a record; nothing when the object is gone. */
export function viewOf({ asset, rev, current, image }: AssetRecord): AssetView | undefined {
  if (!current?.facts || rev === undefined) return undefined;
  const { sizeBytes, contentType, modifiedAt } = current.facts;
  return {
    id: asset,
    key: current.key,
    name: current.name,
    sizeBytes,
    contentType,
    modifiedAt,
    rev,
    image: imageView(image),
  };
}

function imageView(image: ImageItem | undefined): AssetView['image'] {
  if (image?.state === 'refused') return { state: 'refused', reason: image.reason, detail: image.detail };
  if (image?.state !== 'rendered') return { state: 'waiting' };
  const { widthPx, heightPx, renditions } = image;
  return {
    state: 'rendered',
    widthPx,
    heightPx,
    renditions: renditions.map(({ key, ...facts }) => ({ url: `/${key}`, ...facts })),
  };
}
