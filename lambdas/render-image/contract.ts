import { z } from 'zod';

const wholeNumber = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);

/** Environment of the function: written by `RenderPipeline`, read by `handler.ts`. */
export const RenderEnvironment = z.object({
  ORIGINALS_BUCKET: z.string().min(3),
  RENDITIONS_BUCKET: z.string().min(3),
  CATALOG_TABLE: z.string().min(3),
  DEAD_LETTERS_URL: z.url(),
  /** The queue of whoever tells the CDN what is gone. */
  PURGES_URL: z.url(),
  /** The queue of the renderer itself. */
  WORK_URL: z.url(),
  /** How long whoever is at work on renditions now may go on at the most: what it removes, it looks at once more after that. */
  LOOK_AGAIN_SECONDS: wholeNumber,
  /** Comma-separated, rising. */
  WIDTHS_PX: z
    .string()
    .transform((text) => text.split(',').map(Number))
    .pipe(z.array(z.int().positive())),
  /** Comma-separated, the best first. */
  FORMATS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(['avif', 'webp', 'jpeg']))),
  /** AVIF effort, 0 to 9. */
  AVIF_EFFORT: wholeNumber,
  /** Whether an animation moves in WebP. */
  ANIMATES: z.stringbool(),
  /** Whether the manifest says where the photo was taken. */
  PUBLISHES_POSITION: z.stringbool(),
  /** Largest original that is read at all. */
  MAX_ORIGINAL_BYTES: wholeNumber,
  /** Largest picture that is decoded, in pixels. */
  MAX_PIXELS: wholeNumber,
  /** Longest animation of which anything is decoded, in frames. */
  MAX_FRAMES: wholeNumber,
  /** Most that a decoder may hold in memory at once. */
  MAX_DECODER_BYTES: wholeNumber,
  HEIC: z.enum(['refuse', 'decode']),
});
