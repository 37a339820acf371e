import type { ArchiveState } from '../shared/archive-state';
import type { AssetRecord } from '../shared/catalog';
import type { CameraFacts, ImageItem, Position, RefusalReason } from '../shared/catalog-items';
import { renditionKeys } from '../shared/rendition-key';

/** Of a file in an archive: whether its bytes can be read. */
export type ArchiveView =
  | { readonly state: 'archived' }
  | { readonly state: 'restoring' }
  /** `until` is ISO 8601, UTC. */
  | { readonly state: 'restored'; readonly until: string };

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
  /** Only of a file in an archive. */
  readonly archive?: ArchiveView;
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
        /** Some of its files are missing, or not as the settings want them, until the original is restored. */
        readonly awaitsRestore?: true;
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
    archive: archiveView(current.facts),
    image: imageView(asset, image, reader === current.owner),
  };
}

function archiveView({ archived, restoring, restoredUntil }: ArchiveState): ArchiveView | undefined {
  if (restoredUntil !== undefined) return { state: 'restored', until: restoredUntil };
  if (restoring) return { state: 'restoring' };
  return archived && { state: 'archived' };
}

function imageView(asset: string, image: ImageItem | undefined, isOwner: boolean): AssetView['image'] {
  if (image?.state === 'refused') return { state: 'refused', reason: image.reason, detail: image.detail };
  if (image?.state !== 'rendered') return { state: 'waiting' };
  const { state, edition, widthPx, heightPx, thumbhash, dominantColour, degraded, awaitsRestore } = image;
  const { camera, position } = image;
  return {
    state,
    edition,
    manifest: `/${renditionKeys.manifest(asset, edition)}`,
    widthPx,
    heightPx,
    thumbhash,
    dominantColour,
    degraded,
    awaitsRestore,
    ...(isOwner && { camera, position }),
  };
}
