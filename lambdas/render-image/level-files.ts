import { type Encoding, encoded, mezzanine } from '../shared/images/encoders';
import type { Format, RenditionPlan } from '../shared/rendition-key';
import { type Animation, formatsMoving, isMoving, paced } from './animation';
import { effortOf } from './hot-leaves';
import { imageOf, type Pixels, stillOf } from './pixels';

/** One file that a plan wants. */
export type Rendition = {
  readonly format: Format;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly body: Uint8Array;
};

/** What variants are made from later, as large as they may become. */
export type Mezzanine = { readonly body: Uint8Array; readonly contentType: string };

/** How the files of an original are written. */
export type Writing = {
  readonly plan: RenditionPlan;
  readonly kind: Encoding['kind'];
  readonly animation?: Animation;
};

/** One level of a pyramid in every format. */
export async function renditionsOf(level: Pixels, { plan, kind, animation }: Writing): Promise<Rendition[]> {
  const { width: widthPx, height: heightPx } = stillOf(level).info;
  const renditions: Rendition[] = [];
  for (const format of animation ? formatsMoving(plan.formats) : plan.formats) {
    const encoding = { kind, avifEffort: effortOf(plan, widthPx, format) };
    const file =
      animation && isMoving(format)
        ? paced(encoded(imageOf(level), format, encoding), animation)
        : encoded(imageOf(stillOf(level)), format, encoding);
    renditions.push({ format, widthPx, heightPx, body: await file.toBuffer() });
  }
  return renditions;
}

/** One level, still, as variants are made from it. */
export async function mezzanineOf(level: Pixels, { kind }: Writing): Promise<Mezzanine> {
  const still = stillOf(level);
  const hasAlpha = still.info.channels === 4;
  const { data: body, info } = await mezzanine(imageOf(still), { kind, hasAlpha }).toBuffer({
    resolveWithObject: true,
  });
  return { body, contentType: `image/${info.format}` };
}
