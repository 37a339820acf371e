import { objectionTo, type Variant } from './variant-limits';

/** A variant as a file. */
export type VariantFile = { readonly variant: Variant; readonly format: (typeof FORMATS)[number] };

const FORMATS = ['avif', 'webp', 'jpeg'] as const;
const GRAMMAR = /^(\d{1,4})(?:x(\d{1,4}))?(?:_ar(\d{1,3})x(\d{1,3}))?(?:_dpr(\d))?(?:_q(\d{1,3}))?(?:_blur(\d{1,2}))?$/;
const SHAPE = '<width>[x<height>][_ar<w>x<h>][_dpr<n>][_q<n>][_blur<n>], such as 640x640_q60';

/** Says in one sentence why something is no variant. */
export class VariantError extends Error {
  override readonly name = 'VariantError';
}

/**
 * Reads what an address says of a variant: `<width>[x<height>]{_<option>}`, options in this order, each once:
 *
 *     ar<w>x<h>     the height by its aspect, in lowest terms, instead of a height
 *     dpr2, dpr3    as many pixels for each one of width, height and blur, in the quality that so dense a screen needs
 *     q<n>          quality of every format alike, counted as JPEG does; not with a dpr, which has its own
 *     blur<n>       how far a point spreads, in pixels
 *
 * A height or an aspect crops to the focal point. Every variant has one spelling, so that it has one key and one place in caches;
 * anything else throws a `VariantError`.
 */
export function variantIn(name: string): Variant {
  const variant = readOf(name);
  const objection = nameOfVariant(variant) === name ? objectionTo(variant) : 'its numbers have leading zeros';
  if (objection) throw new VariantError(`${name} is no variant: ${objection}`);
  return variant;
}

function readOf(name: string): Variant {
  const found = GRAMMAR.exec(name);
  if (!found) throw new VariantError(`${JSON.stringify(name)} is no variant: write ${SHAPE}`);
  const numbers = found.slice(1).map((digits) => (digits === undefined ? undefined : Number(digits)));
  const [widthPx = 0, heightPx, width, height = 0, dpr, quality, blurPx] = numbers;
  return { widthPx, heightPx, aspect: width === undefined ? undefined : { width, height }, dpr, quality, blurPx };
}

/** Writes a variant as `variantIn` reads it. */
export function nameOfVariant({ widthPx, heightPx, aspect, dpr, quality, blurPx }: Variant): string {
  const size = heightPx === undefined ? `${widthPx}` : `${widthPx}x${heightPx}`;
  const shape = aspect ? [`ar${aspect.width}x${aspect.height}`] : [];
  return [size, ...shape, ...option('dpr', dpr), ...option('q', quality), ...option('blur', blurPx)].join('_');
}

const option = (word: string, value: number | undefined): string[] => (value === undefined ? [] : [`${word}${value}`]);

/** Reads `640x640_q60.avif`. Throws a `VariantError`. */
export function variantFileIn(leaf: string): VariantFile {
  const dot = leaf.lastIndexOf('.');
  const format = FORMATS.find((known) => known === leaf.slice(dot + 1));
  if (dot < 0 || !format) throw new VariantError(`${JSON.stringify(leaf)} ends with none of .${FORMATS.join(', .')}`);
  return { variant: variantIn(leaf.slice(0, dot)), format };
}
