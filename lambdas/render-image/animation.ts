import type { Metadata, Sharp } from 'sharp';
import type { Format } from '../shared/rendition-key';

/** How an animation plays. */
export type Animation = {
  readonly frames: number;
  /** Of each frame, in ms. */
  readonly delay: readonly number[];
  /** How often; 0 is for ever. */
  readonly loop: number;
};

/** Almost a minute of a GIF at ten frames a second. */
const MOST_FRAMES = 500;
/** All frames lie in memory side by side: 100 MB, and half as much for the level below. */
const MOST_PIXELS = 25e6;

/** How an image moves; nothing when it does not, or when its frames are too many or too large: then the first stands for it. */
export function animationIn(header: Metadata, maxPixels: number): Animation | undefined {
  const { format, pages = 1, width, height, delay = [], loop = 0, orientation = 1 } = header;
  if (format !== 'gif' && format !== 'webp') return undefined; // other formats hold several images that are no frames
  const isSmall = pages <= MOST_FRAMES && pages * width * height <= Math.min(MOST_PIXELS, maxPixels);
  // sharp refuses to turn an animation, and WebP that was turned by its EXIF is rare
  return pages > 1 && isSmall && orientation === 1 ? { frames: pages, delay, loop } : undefined;
}

/** The one format whose renditions move: AVIF's encoder takes too long for many frames, and sharp has none for sequences of them. */
export const isMoving = (format: Format): boolean => format === 'webp';

/** An animation is written in WebP and in what any browser shows, so that a page which takes the first that it knows takes what moves. */
export const formatsMoving = (formats: readonly Format[]): Format[] => ['webp', ...formats.slice(-1)];

/** The image, a WebP, at the animation's pace. */
export const paced = (image: Sharp, { delay, loop }: Animation): Sharp => image.webp({ delay: [...delay], loop });
