import type { Metadata } from 'sharp';

/** What decoding takes, in bytes a pixel. */
export type DecodingCost = {
  /** In memory at once, beside what every picture takes. */
  readonly held: number;
  /** Unpacked one after the other, weighed by the time that it takes. */
  readonly unpacked: number;
};

/** 50 million pixels, the most that a phone takes: with 23 bytes each they fit into the function, though not into what others may hold. */
const HEIC_UNPACKED = 4;

/**
 * What decoding a file of this header takes. A baseline JPEG, a PNG and a WebP come row by row; a progressive JPEG, an interlaced PNG, a GIF
 * and an AVIF are whole in memory first. Measured on sharp 0.35: `npm run bench -- images/hostile`.
 */
export function decodingCost(header: Metadata): DecodingCost {
  const { format, compression, isProgressive = false, depth, channels, hasAlpha } = header;
  const bytes = channels * (depth === 'uchar' ? 1 : 2);
  switch (format) {
    case 'jpeg':
      return { held: isProgressive ? 2.5 * samplesOf(header) : 0, unpacked: 0 };
    case 'png':
      return { held: isProgressive ? 1.5 * bytes : 0, unpacked: bytes * weightOf(header) };
    case 'gif':
      return { held: 6, unpacked: 0 };
    case 'heif':
      if (compression === 'hevc') return { held: 0, unpacked: HEIC_UNPACKED };
      return { held: (depth === 'uchar' ? 17.5 : 25) * (hasAlpha ? 1.3 : 1), unpacked: 0 };
    default:
      return { held: 0, unpacked: 0 };
  }
}

/**
 * How much longer a byte of a PNG takes than one of plain RGB: resizing weighs every pixel with its transparency, and goes on in 16 bits;
 * an interlaced file is seven pictures that are put together.
 */
const weightOf = ({ hasAlpha, depth, isProgressive }: Metadata): number =>
  (hasAlpha ? 2.5 : 1) * (depth === 'uchar' ? 1 : 1.3) * (isProgressive ? 2 : 1);

/** Samples a pixel; a coefficient is kept of each, in two bytes. */
function samplesOf({ channels, chromaSubsampling = '' }: Metadata): number {
  if (channels < 3) return 1;
  return chromaSubsampling.startsWith('4:2:0') ? channels / 2 : channels;
}
