import { rgbaToThumbHash } from 'thumbhash';
import type { Appearance } from '../shared/catalog-items';
import { sharp } from '../shared/images/safe-sharp';
import { imageOf, type Pixels, pixelsOf } from './pixels';

/** `rgbaToThumbHash` takes no more, and tells nothing else from half of it. */
const PLACEHOLDER_PX = 50;

/** What a small copy of a picture says about the whole. */
export async function appearanceOf(small: Pixels): Promise<Omit<Appearance, 'kind'>> {
  const tiny = await pixelsOf(
    imageOf(small).resize(PLACEHOLDER_PX, PLACEHOLDER_PX, { fit: 'inside', withoutEnlargement: true }).ensureAlpha(),
  );
  return {
    thumbhash: Buffer.from(rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data)).toString('base64'),
    dominantColour: dominantColour(tiny.data),
    focalPoint: await focalPoint(small),
  };
}

/** The mean of the fullest of 4,096 boxes of colour; what is more than half transparent counts for nothing, and white stands for it. */
function dominantColour(rgba: Buffer): string {
  const boxes = new Map<number, { count: number; sum: [number, number, number] }>();
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(at, at + 4);
    if (alpha < 128) continue;
    const box = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const { count, sum } = boxes.get(box) ?? { count: 0, sum: [0, 0, 0] };
    boxes.set(box, { count: count + 1, sum: [sum[0] + red, sum[1] + green, sum[2] + blue] });
  }
  const fullest = [...boxes.values()].sort((a, b) => b.count - a.count)[0] ?? { count: 1, sum: [255, 255, 255] };
  return `#${fullest.sum
    .map((sum) =>
      Math.round(sum / fullest.count)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

/** Where contrast, colour and skin draw the eye, as libvips judges it when it has to crop to a square; the middle where nothing does. */
async function focalPoint(small: Pixels): Promise<Appearance['focalPoint']> {
  const { width, height } = small.info;
  const side = Math.min(width, height);
  const crop = { width: side, height: width === height ? Math.max(1, side - 1) : side };
  const { info } = await imageOf(small)
    .resize({ ...crop, fit: 'cover', position: sharp.strategy.attention })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { x: share(info.attentionX, width), y: share(info.attentionY, height) };
}

/** To a thousandth: more would be noise. */
function share(at: number | undefined, length: number): number {
  return at === undefined ? 0.5 : Math.round(Math.min(1, Math.max(0, at / length)) * 1000) / 1000;
}
