import type { Appearance, Position } from './catalog-items';
import type { Format } from './rendition-key';

/** One file of an edition. */
export type ManifestRendition = {
  /** Relative to the manifest's own address. */
  readonly url: string;
  readonly format: Format;
  /** Media type, as in `<source type>`. */
  readonly type: string;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: number;
  /** SHA-256 of the file, base64url. */
  readonly sha256: string;
};

/** `i/<asset>/<edition>/manifest.json`: all that a page needs for a correct `<picture>`. */
export type Manifest = Appearance & {
  readonly asset: string;
  readonly edition: string;
  /** Of the original, upright. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of an animation: its WebP moves, the others show the first frame. */
  readonly frames?: number;
  /** Only where the stage publishes it. */
  readonly position?: Position;
  /** By width, then in the plan's order of formats. */
  readonly renditions: readonly ManifestRendition[];
};
