import type { AssetRecord } from '../shared/catalog';
import type { CameraFacts, ImageItem, Position, RefusalReason } from '../shared/catalog-items';
import { renditionKeys } from '../shared/rendition-key';

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
        readonly edition: string;
        /** A path on the same host: lists every file of the edition, see `manifest.ts`. */
        readonly manifest: string;
        /** Of the original, upright. */
        readonly widthPx: number;
        readonly heightPx: number;
        /** A placeholder of some 25 bytes, base64: https://evanw.github.io/thumbhash/. What an earlier renderer made has none. */
        readonly thumbhash?: string;
        /** `#rrggbb`; likewise. */
        readonly dominantColour?: string;
        /** The file is damaged; this is what is left of it. */
        readonly degraded?: true;
        /** Its owner's alone. */
        readonly camera?: CameraFacts;
        /** Its owner's alone; a stage that publishes it has it in the manifest. */
        readonly position?: Position;
      };
};

/** What a reader is shown of a record; nothing when the object is gone. Camera and place are told to the owner alone. */
export function viewOf({ asset, rev, current, image }: AssetRecord, reader: string): AssetView | undefined {
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
    image: imageView(asset, image, reader === current.owner),
  };
}

function imageView(asset: string, image: ImageItem | undefined, isOwner: boolean): AssetView['image'] {
  if (image?.state === 'refused') return { state: 'refused', reason: image.reason, detail: image.detail };
  if (image?.state !== 'rendered') return { state: 'waiting' };
  const { state, edition, widthPx, heightPx, thumbhash, dominantColour, degraded, camera, position } = image;
  return {
    state,
    edition,
    manifest: `/${renditionKeys.manifest(asset, edition)}`,
    widthPx,
    heightPx,
    thumbhash,
    dominantColour,
    degraded,
    ...(isOwner && { camera, position }),
  };
}
