import type { Metadata } from 'sharp';
import type { RefusalReason } from '../catalog-items';
import { damageIn } from './damage';
import { decodingCost } from './decoding-cost';
import { exifEntries } from './exif-entries';
import { type ImageType, imageTypeOf } from './image-type';
import { type Piece, piecesOf } from './pieces';
import { Refusal } from './refusal';
import { sharp } from './safe-sharp';

/** What is decoded at the most. */
export type Limits = {
  readonly maxPixels: number;
  readonly maxFrames: number;
  /** `decode`: whoever asks can; see `decoded-heic.ts`. */
  readonly heic: 'refuse' | 'decode';
  /** What a decoder may hold in memory at once; see `decodingCost`. */
  readonly maxDecoderBytes: number;
};

/** An original that may be decoded. */
export type Admitted = {
  readonly type: ImageType;
  /** Upright, of one frame. */
  readonly width: number;
  readonly height: number;
  readonly frames: number;
  /** As it lies there, of what the camera wrote too: nobody has to read it again. */
  readonly header: Metadata;
};

/** Nobody's photo has as many, and a row of a few more million pixels takes gigabytes. */
const LONGEST_EDGE_PX = 65_535;
/** Pixels of a PNG come in no time from almost nothing; this many bytes of them in less than a second. */
const MOST_UNPACKED_BYTES = 200e6;
/** Encoders write five to twelve scans; each one more is another walk through all pixels. */
const MOST_SCANS = 64;
/** Extended XMP and depth maps take a few hundred; a list of a million takes gigabytes. */
const MOST_SEGMENTS = 2000;
/** Of comments and profiles that unpack to any size, editors write one or two. */
const MOST_PACKED = 16;
/** The richest camera writes some hundred; a single directory, or bytes that look like one by chance, has 65,535 at the most. */
const MOST_EXIF_ENTRIES = 100_000;

/**
 * Answers what may be decoded, else throws a `Refusal`. Counts what a file is made of before any library sees it, then reads its header,
 * and decodes nothing: what is refused costs next to nothing.
 */
export async function admit(original: Uint8Array, limits: Limits): Promise<Admitted> {
  const type = imageTypeOf(original);
  if (!type) throw new Refusal('not-an-image', 'the file is none of JPEG, PNG, WebP, GIF and AVIF');
  if (type === 'heic' && limits.heic === 'refuse') {
    throw new Refusal('heic', 'HEIC photos need a decoder that is not part of this stack');
  }
  const frames = countPieces(original, type, limits.maxFrames);
  if (exifEntries(original, MOST_EXIF_ENTRIES) >= MOST_EXIF_ENTRIES) {
    throw new Refusal('damaged', 'the directories of its EXIF data have no end');
  }
  const header = await headerOf(original);
  refuseLarge(header, limits);
  return { type, ...header.autoOrient, frames, header };
}

const PLURAL: Readonly<Record<Piece, string>> = {
  frame: 'frames',
  scan: 'scans',
  segment: 'segments',
  packed: 'compressed texts',
};

/** Answers the number of frames. */
function countPieces(original: Uint8Array, type: ImageType, maxFrames: number): number {
  const refusals: Readonly<Record<Piece, readonly [most: number, reason: RefusalReason]>> = {
    frame: [maxFrames, 'too-many-frames'],
    scan: [MOST_SCANS, 'damaged'],
    segment: [MOST_SEGMENTS, 'damaged'],
    packed: [MOST_PACKED, 'damaged'],
  };
  const counts: Record<Piece, number> = { frame: 0, scan: 0, segment: 0, packed: 0 };
  for (const piece of piecesOf(original, type)) {
    counts[piece] += 1;
    const [most, reason] = refusals[piece];
    if (counts[piece] > most) throw new Refusal(reason, `the file has more than ${most} ${PLURAL[piece]}`);
  }
  return Math.max(1, counts.frame);
}

async function headerOf(original: Uint8Array): Promise<Metadata> {
  try {
    return await sharp(original, { failOn: 'none', limitInputPixels: false }).metadata();
  } catch (cause) {
    throw damageIn(cause);
  }
}

function refuseLarge(header: Metadata, { maxPixels, maxDecoderBytes }: Limits): void {
  const { width, height } = header;
  const { held, unpacked } = decodingCost(header);
  const most = Math.floor(Math.min(maxPixels, maxDecoderBytes / held, MOST_UNPACKED_BYTES / unpacked));
  if (width * height > most) {
    throw new Refusal(
      'too-many-pixels',
      `${width} x ${height} pixels are more than the ${most} that are decoded of its kind`,
    );
  }
  if (Math.max(width, height) > LONGEST_EDGE_PX) {
    throw new Refusal(
      'edge-too-long',
      `${width} x ${height} pixels are longer than the ${LONGEST_EDGE_PX} that are decoded`,
    );
  }
}
