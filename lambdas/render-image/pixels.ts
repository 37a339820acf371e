import type { OutputInfo, Sharp } from 'sharp';
import { sharp } from '../shared/images/safe-sharp';

/** Uncompressed pixels in sRGB, upright; of an animation every frame below the one before, `info.pageHeight` high each. */
export type Pixels = { readonly data: Buffer; readonly info: OutputInfo };

/** An image of these pixels, to go on with. */
export function imageOf({ data, info: { width, height, channels, pageHeight } }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels, pageHeight }, animated: pageHeight !== undefined });
}

/** The pixels of an image, 8 bits a channel. */
export const pixelsOf = (image: Sharp): Promise<Pixels> =>
  image.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });

/** The first frame; it shares its memory with the others. */
export function stillOf(pixels: Pixels): Pixels {
  const { pages, pageHeight, ...info } = pixels.info;
  if (pageHeight === undefined) return pixels;
  return {
    data: pixels.data.subarray(0, info.width * pageHeight * info.channels),
    info: { ...info, height: pageHeight },
  };
}

/** The same pixels without an alpha channel that hides nothing, as most screenshots have one. */
export async function withoutIdleAlpha(pixels: Pixels): Promise<Pixels> {
  return pixels.info.channels === 4 && isOpaque(pixels.data) ? pixelsOf(imageOf(pixels).removeAlpha()) : pixels;
}

function isOpaque(rgba: Buffer): boolean {
  for (let alpha = 3; alpha < rgba.length; alpha += 4) if (rgba[alpha] !== 255) return false;
  return true;
}
