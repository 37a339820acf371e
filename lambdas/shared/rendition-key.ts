import { createHash } from 'node:crypto';
import { KEY_PREFIX } from './contract';

/**
 * The grammar of everything below `/i/`, in the bucket and in the browser alike:
 *
 *     i/<asset>/<edition>/<width>.<format>      made when the original arrives
 *     i/<asset>/<edition>/manifest.json         every rendition of the edition, see `manifest.ts`; written last
 *     i/<asset>/<edition>/<variant>.<format>    made on demand, <variant> = <width>[x<height>]{_<option>}
 *     m/<asset>/<edition>                       the mezzanine that variants are made from; nobody is served it
 *
 * <asset> and <edition> are base64url, <width> and <height> whole pixels without leading zeros. A key never changes its
 * content: another version of the original, or another plan, has another edition. So caches may keep it for a year.
 */
export type Format = 'avif' | 'webp' | 'jpeg';

export const MEDIA_TYPE: Readonly<Record<Format, string>> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpeg: 'image/jpeg',
};

/** Everything an edition depends on besides the original. A field that changes pixels belongs in here. */
export type RenditionPlan = {
  /** Wanted widths in pixels, rising. None is ever enlarged. */
  readonly widthsPx: readonly number[];
  /** The best first; the last is what any browser shows. */
  readonly formats: readonly Format[];
  /** 0 to 9: more CPU time for smaller AVIF. */
  readonly avifEffort: number;
  /** Leaves such as `1024.avif` that get more effort because they proved hot; sorted. @default - none */
  readonly hot?: readonly string[];
  /** Whether an animation moves in WebP; else its first frame stands for it. */
  readonly animates: boolean;
  /** Whether the manifest, which everybody may read who knows its address, says where the photo was taken. */
  readonly publishesPosition: boolean;
  /** Raised when the renderer itself makes other pixels from the same plan. */
  readonly renderer: number;
};

/** 132 bits: enough that nobody meets two editions of one asset with the same name. */
const EDITION_CHARACTERS = 22;

/** Names what a plan makes of one version of an original; `version` is its version id, or its ETag in an unversioned bucket. */
export function editionOf(version: string, plan: RenditionPlan): string {
  const input = JSON.stringify([version, ...Object.entries(plan).sort()]);
  return createHash('sha256').update(input).digest('base64url').slice(0, EDITION_CHARACTERS);
}

/** The last part of a rendition's key. */
export const leafOf = (widthPx: number, format: Format): string => `${widthPx}.${format}`;

/** What caches are told of every file below `/i/`: a key's content never changes. */
export const FOR_A_YEAR = 'public, max-age=31536000, immutable';

/** The prefixes of all editions of an asset and of one edition, and the keys of its files. */
export const renditionKeys = {
  ofAsset: (asset: string): string => `${KEY_PREFIX.renditions}${asset}/`,
  ofEdition: (asset: string, edition: string): string => `${KEY_PREFIX.renditions}${asset}/${edition}/`,
  of: (asset: string, edition: string, widthPx: number, format: Format): string =>
    `${KEY_PREFIX.renditions}${asset}/${edition}/${leafOf(widthPx, format)}`,
  manifest: (asset: string, edition: string): string => `${KEY_PREFIX.renditions}${asset}/${edition}/manifest.json`,
  mezzaninesOf: (asset: string): string => `${KEY_PREFIX.mezzanines}${asset}/`,
  mezzanine: (asset: string, edition: string): string => `${KEY_PREFIX.mezzanines}${asset}/${edition}`,
};
