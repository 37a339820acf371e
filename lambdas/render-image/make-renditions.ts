import type { OutputInfo } from 'sharp';
import { admit } from '../shared/images/admission';
import { encoded } from '../shared/images/encoders';
import { Refusal } from '../shared/images/refusal';
import { sharp } from '../shared/images/safe-sharp';
import type { Format, RenditionPlan } from '../shared/rendition-key';
import { effortOf } from './hot-leaves';

type Rendition = {
  readonly format: Format;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly body: Uint8Array;
};

/** Every file of a plan, and the upright size of its original. */
export type Rendered = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly renditions: readonly Rendition[];
};

type Level = { readonly width: number; readonly height: number };
type Pixels = { readonly data: Buffer; readonly info: OutputInfo };

/** sharp refuses to write a larger AVIF: "Processed image is too large for the HEIF format". */
const LONGEST_EDGE_PX = 16_384;

/**
 * Makes every file of the plan from one original, decoded once: upright, sRGB, without any metadata, never enlarged.
 * Throws a `Refusal` for what is no image or more than `maxPixels`.
 */
export async function makeRenditions(original: Uint8Array, plan: RenditionPlan, maxPixels: number): Promise<Rendered> {
  const upright = await admit(original, maxPixels);
  const levels = levelsOf(upright, plan.widthsPx);
  const largest = await decoded(original, Math.max(...levels.map(({ width }) => width)), maxPixels);
  const renditions: Rendition[] = [];
  for (const { width, height } of levels) {
    for (const format of plan.formats) {
      const resized = sharp(largest.data, { raw: largest.info }).resize({ width, height, fit: 'fill' });
      const body = await encoded(resized, format, { avifEffort: effortOf(plan, width, format) }).toBuffer();
      renditions.push({ format, widthPx: width, heightPx: height, body });
    }
  }
  return { widthPx: upright.width, heightPx: upright.height, renditions };
}

/** The wanted widths that need no enlarging; a picture smaller than all of them is kept at its own. */
export function widthsFor(widthPx: number, wanted: readonly number[]): number[] {
  const fitting = wanted.filter((width) => width <= widthPx);
  return fitting.length > 0 ? fitting : [widthPx];
}

/** The sizes to make, each with its exact height, or rounding in between would make srcset lie by a pixel. */
function levelsOf(original: { width: number; height: number }, wanted: readonly number[]): Level[] {
  const levels = widthsFor(original.width, wanted).map((width) => ({
    width,
    height: Math.max(1, Math.round((original.height * width) / original.width)),
  }));
  const longest = Math.max(...levels.map(({ height }) => height));
  if (longest > LONGEST_EDGE_PX) {
    throw new Refusal(
      'edge-too-long',
      `a rendition would be ${longest} pixels high, AVIF has ${LONGEST_EDGE_PX} at most`,
    );
  }
  return levels;
}

async function decoded(original: Uint8Array, width: number, limitInputPixels: number): Promise<Pixels> {
  try {
    const image = sharp(original, { limitInputPixels, sequentialRead: true }).autoOrient();
    return await image
      .resize({ width, withoutEnlargement: true })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (cause) {
    const { message } = cause as Error;
    if (/memory/i.test(message)) throw cause; // ours is short, the file may be fine
    throw new Refusal('damaged', `the file is broken: ${message}`, { cause });
  }
}
