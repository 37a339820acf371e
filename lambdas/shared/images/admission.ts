import type { Metadata } from 'sharp';
import { Refusal } from './refusal';
import { sharp } from './safe-sharp';

/** A decoded AVIF takes up to 19 bytes a pixel, and one of 3 KB can claim any number of them. */
const MOST_AVIF_PIXELS = 16e6;

/** Answers the upright size of what may be decoded, else throws a `Refusal`. Reads no more than the header, so that it costs next to nothing. */
export async function admit(original: Uint8Array, maxPixels: number): Promise<{ width: number; height: number }> {
  const { width, height, autoOrient, format, compression } = await headerOf(original);
  if (compression === 'hevc') throw new Refusal('heic', 'HEIC photos need a decoder that is not part of this stack');
  const most = format === 'heif' ? Math.min(maxPixels, MOST_AVIF_PIXELS) : maxPixels;
  if (width * height > most) {
    throw new Refusal('too-many-pixels', `${width} x ${height} pixels are more than the ${most} that are decoded`);
  }
  return autoOrient;
}

async function headerOf(original: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(original, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new Refusal('not-an-image', 'the file is none of JPEG, PNG, WebP, GIF and AVIF', { cause });
  }
}
