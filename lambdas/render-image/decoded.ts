import type { FailOnOptions, Metadata } from 'sharp';
import { sharp } from '../shared/images/safe-sharp';
import type { Size } from '../shared/images/size';
import { type Animation, animationIn } from './animation';
import { isSrgb } from './colour-profile';
import { type Pixels, pixelsOf, withoutIdleAlpha } from './pixels';

/** What an original is decoded into. */
export type Decoded = { readonly pixels: Pixels; readonly animation?: Animation };

export type DecodeOptions = {
  readonly header: Metadata;
  /** Whether an animation's frames are wanted, each of that size. */
  readonly animates: boolean;
  readonly maxPixels: number;
  readonly failOn: FailOnOptions;
};

/**
 * An original at one size, upright and in sRGB: the only time that it is decoded. Wide colours become sRGB after resizing, where they
 * are fewer.
 */
export async function decoded(
  original: Uint8Array,
  size: Size,
  { header, animates, maxPixels: limitInputPixels, failOn }: DecodeOptions,
): Promise<Decoded> {
  const animation = animates ? animationIn(header, limitInputPixels) : undefined;
  const reading = { limitInputPixels, failOn, sequentialRead: true, pages: animation?.frames ?? 1 };
  const convertsLate = animation === undefined && hasWideColours(header);
  const image = sharp(original, { ...reading, ignoreIcc: convertsLate || isSrgb(header.icc) })
    .autoOrient()
    .resize({ ...size, fit: 'fill' });
  // A profile that is ignored is not used before resizing; the one to be written is applied after it, from the one that the file has:
  // https://github.com/lovell/sharp/blob/main/src/pipeline.cc
  const pixels = await pixelsOf(convertsLate ? image.withIccProfile('srgb') : image);
  return { pixels: await withoutIdleAlpha(pixels), animation };
}

/** Whether colours are RGB of another kind. CMYK and grey are left to sharp, which converts them at full size. */
const hasWideColours = ({ icc, space }: Metadata): boolean =>
  icc !== undefined && !isSrgb(icc) && (space === 'srgb' || space === 'rgb16');
