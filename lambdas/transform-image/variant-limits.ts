import { USUAL_QUALITY } from '../shared/contract';
import { heightAt, MEZZANINE_PX, type Size } from '../shared/images/size';

/** What is made on demand; absent is as usual. Its grammar is in `variant.ts`. */
export type Variant = {
  readonly widthPx: number;
  readonly heightPx?: number;
  readonly aspect?: Size;
  readonly dpr?: number;
  readonly quality?: number;
  readonly blurPx?: number;
};

/** Two squares of that width: half a second of AVIF, and a file that a function may answer. */
const HIGHEST_PX = 2 * MEZZANINE_PX;
const NARROWEST_PX = 16;
/** As JPEG counts. */
const WORST_QUALITY = 20;
const BEST_QUALITY = 95;
const HIGHEST_DPR = 3;
const MOST_BLUR_PX = 50;
const LONGEST_ASPECT = 100;

/** How large a variant of a picture is, in pixels of the file. */
export function sizeOf({ widthPx, heightPx, aspect, dpr = 1 }: Variant, picture: Size): Size {
  const width = widthPx * dpr;
  return { width, height: heightPx === undefined ? heightAt(width, aspect ?? picture) : heightPx * dpr };
}

/** Why a file of this size is made of no picture; nothing when it may be. */
export function objectionToSize({ width, height }: Size): string | undefined {
  if (width > MEZZANINE_PX) return `it would be ${width} pixels wide, and ${MEZZANINE_PX} are the most`;
  return height > HIGHEST_PX ? `it would be ${height} pixels high, and ${HIGHEST_PX} are the most` : undefined;
}

/** Why a variant is made of no picture, whichever it is; nothing when it may be. */
export const objectionTo = (variant: Variant): string | undefined =>
  objectionToShape(variant) ?? objectionToLooks(variant) ?? objectionToSize(smallestOf(variant));

function objectionToShape({ widthPx, heightPx, aspect }: Variant): string | undefined {
  if (widthPx < NARROWEST_PX) return `its width is less than ${NARROWEST_PX} pixels`;
  if (heightPx !== undefined && aspect) return 'it has a height, so it needs no aspect';
  const height = heightPx ?? (aspect ? heightAt(widthPx, aspect) : NARROWEST_PX);
  if (aspect && !isLowest(aspect)) return `its aspect is not in lowest terms of 1 to ${LONGEST_ASPECT}, such as 16x9`;
  return height < NARROWEST_PX ? `its height is less than ${NARROWEST_PX} pixels` : undefined;
}

function objectionToLooks({ dpr, quality, blurPx }: Variant): string | undefined {
  if (dpr !== undefined && !isWithin(dpr, 2, HIGHEST_DPR)) return `its dpr is none of 2 to ${HIGHEST_DPR}`;
  if (dpr !== undefined && quality !== undefined)
    return 'a dpr has its own quality: write its full width and the quality';
  if (quality === USUAL_QUALITY) return `quality ${USUAL_QUALITY} is the usual one: leave it out`;
  if (quality !== undefined && !isWithin(quality, WORST_QUALITY, BEST_QUALITY)) {
    return `its quality is none of ${WORST_QUALITY} to ${BEST_QUALITY}`;
  }
  if (blurPx !== undefined && !isWithin(blurPx, 1, MOST_BLUR_PX)) return `its blur is none of 1 to ${MOST_BLUR_PX}`;
  return undefined;
}

/** Its height is the picture's business when the variant says nothing of it. */
const smallestOf = (variant: Variant): Size => sizeOf(variant, { width: variant.widthPx, height: 1 });

const isWithin = (value: number, least: number, most: number): boolean => value >= least && value <= most;

function isLowest({ width, height }: Size): boolean {
  const isBounded = isWithin(width, 1, LONGEST_ASPECT) && isWithin(height, 1, LONGEST_ASPECT);
  return isBounded && greatestDivisor(width, height) === 1;
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b));
