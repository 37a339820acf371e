import { createHash } from 'node:crypto';
import type { PictureFacts } from '../shared/catalog-items';
import { admit, type Limits } from '../shared/images/admission';
import { cameraFactsOf } from '../shared/images/camera-facts';
import { despiteDamage } from '../shared/images/despite-damage';
import { MEZZANINE_PX } from '../shared/images/size';
import type { RenditionPlan } from '../shared/rendition-key';
import { decoded } from './decoded';
import { decodedHeic } from './decoded-heic';
import { type Mezzanine, mezzanineOf, type Rendition, renditionsOf } from './level-files';
import { lookOf } from './look';
import { kindByNeighbours } from './picture-kind';
import { stillOf } from './pixels';
import { levelsOf, pyramidBelow, widestOf, widthsFor } from './pyramid';

/** Every file of a plan, and what is known of its original. */
export type Rendered = PictureFacts & { readonly renditions: readonly Rendition[]; readonly mezzanine: Mezzanine };

/** Large enough to see where to look, small enough that looking costs next to nothing. */
const SMALL_PX = 320;

/**
 * Makes every file of the plan from one original, decoded once: upright, sRGB, without any metadata, never enlarged.
 * Throws a `Refusal` for what is no image or beyond the limits.
 */
export async function makeRenditions(original: Uint8Array, plan: RenditionPlan, limits: Limits): Promise<Rendered> {
  const { type, width: widthPx, height: heightPx, header } = await admit(original, limits);
  const picture = type === 'heic' ? await decodedHeic(original) : original;
  const shape = { width: widthPx, height: heightPx };
  const widest = widestOf(shape, plan.widthsPx);
  const widths = widthsFor(widest, plan.widthsPx);
  const levels = levelsOf(shape, [...widths, Math.min(MEZZANINE_PX, widest), Math.min(SMALL_PX, widest)]);
  const { pixels, animation, degraded } = await despiteDamage(picture, (failOn) =>
    decoded(picture, levels[0], { header, animates: plan.animates, maxPixels: limits.maxPixels, failOn }),
  );
  const kind = kindByNeighbours(stillOf(pixels));
  const writing = { plan, kind, animation };
  const renditions: Rendition[] = [];
  let [large, small] = [pixels, pixels];
  for await (const level of pyramidBelow(pixels, levels)) {
    const { width } = level.info;
    if (widths.includes(width)) renditions.unshift(...(await renditionsOf(level, writing)));
    if (width >= MEZZANINE_PX) large = level;
    if (width >= SMALL_PX) small = level;
  }
  return {
    widthPx,
    heightPx,
    kind,
    ...(await lookOf(stillOf(small))),
    sha256: createHash('sha256').update(original).digest('base64url'),
    frames: animation?.frames,
    degraded,
    ...cameraFactsOf(header.exif),
    renditions,
    mezzanine: await mezzanineOf(large, writing),
  };
}
