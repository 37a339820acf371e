import { Refusal } from '../shared/images/refusal';
import { heightAt, MEZZANINE_PX, type Size } from '../shared/images/size';
import { imageOf, type Pixels, pixelsOf } from './pixels';

/** WebP's; AVIF takes one more. https://developers.google.com/speed/webp/docs/riff_container#extended_file_format */
const LONGEST_EDGE_PX = 16_383;

/**
 * How wide a picture is made at the most: as wide as it is, and one that is more than twice as high less. Cut as tall as it likes, a picture
 * of 100 KB would else take a gigabyte and seconds to write.
 */
export function widestOf({ width, height }: Size, wanted: readonly number[]): number {
  const mostPixels = 2 * Math.max(MEZZANINE_PX, ...wanted) ** 2;
  return Math.min(width, Math.max(1, Math.floor(Math.sqrt((mostPixels * width) / height))));
}

/** The wanted widths that need no enlarging; a picture smaller than all of them is kept at its own. */
export function widthsFor(widestPx: number, wanted: readonly number[]): number[] {
  const fitting = wanted.filter((width) => width <= widestPx);
  return fitting.length > 0 ? fitting : [widestPx];
}

/**
 * The levels of a pyramid, the largest first, each with its exact height: rounded from level to level, srcset would
 * lie by a pixel. Throws a `Refusal` when one is too high for the formats.
 */
export function levelsOf(original: Size, widths: readonly number[]): [Size, ...Size[]] {
  const falling = [...new Set(widths)].sort((a, b) => b - a);
  const [top = original, ...below] = falling.map((width) => ({ width, height: heightAt(width, original) }));
  if (top.height > LONGEST_EDGE_PX) {
    const problem = `a rendition would be ${top.height} pixels high, WebP has ${LONGEST_EDGE_PX} at most`;
    throw new Refusal('edge-too-long', problem);
  }
  return [top, ...below];
}

/** Every level from the one above it, the top first. Each is made when it is asked for: the files of the one before are out of the way then. */
export async function* pyramidBelow(top: Pixels, [, ...below]: readonly Size[]): AsyncGenerator<Pixels> {
  let level = top;
  yield level;
  for (const size of below) {
    level = await pixelsOf(imageOf(level).resize({ ...size, fit: 'fill' }));
    yield level;
  }
}
