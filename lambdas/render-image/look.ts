import { rgbaToThumbHash } from 'thumbhash';
import type { Appearance } from '../shared/catalog-items';
import { sharp } from '../shared/images/safe-sharp';
import { perceptualHash } from './perceptual-hash';
import { imageOf, type Pixels, pixelsOf } from './pixels';

/** More than the 32 that the perceptual hash is of; `rgbaToThumbHash` takes twice as many, tells nothing else from them and needs four times as long. */
const TINY_PX = 50;

/** What a small copy of a picture says about the whole. */
export type Look = Omit<Appearance, 'kind'> & { readonly perceptualHash: string };

/** Looks at a small copy of a picture: at the picture itself it would say the same and cost a hundred times as much. */
export async function lookOf(small: Pixels): Promise<Look> {
  const tiny = await pixelsOf(
    imageOf(small).resize(TINY_PX, TINY_PX, { fit: 'inside', withoutEnlargement: true }).ensureAlpha(),
  );
  return {
    thumbhash: Buffer.from(rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data)).toString('base64'),
    dominantColour: dominantColour(tiny.data),
    focalPoint: await focalPoint(small),
    perceptualHash: await perceptualHash(tiny),
  };
}

/** The mean of the fullest of 4,096 boxes of colour, on white. */
function dominantColour(rgba: Buffer): string {
  const boxes = Array.from({ length: 4096 }, () => ({ count: 0, red: 0, green: 0, blue: 0 }));
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3] ?? 255;
    const [red = 0, green = 0, blue = 0] = [0, 1, 2].map((channel) => onWhite(rgba[at + channel] ?? 0, alpha));
    const box = boxes[((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4)];
    if (!box) continue;
    box.count++;
    box.red += red;
    box.green += green;
    box.blue += blue;
  }
  const { count, red, green, blue } = boxes.reduce((fullest, box) => (box.count > fullest.count ? box : fullest));
  const mean = [red, green, blue].map((sum) => Math.round(sum / count));
  return `#${Buffer.from(mean).toString('hex')}`;
}

const onWhite = (value: number, alpha: number): number => Math.round(255 + ((value - 255) * alpha) / 255);

/** Where contrast, colour and skin draw the eye, as libvips judges it when it has to crop to a square; the middle where nothing does. */
async function focalPoint(picture: Pixels): Promise<Appearance['focalPoint']> {
  const { width, height } = picture.info;
  const side = Math.min(width, height);
  // it judges only where something has to go, so a square loses one row
  const crop = { width: side, height: width === height ? Math.max(1, side - 1) : side };
  const { info } = await imageOf(picture)
    .flatten({ background: '#ffffff' })
    .resize({ ...crop, fit: 'cover', position: sharp.strategy.attention })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { x: share(info.attentionX, width), y: share(info.attentionY, height) };
}

/** To a hundredth: libvips sees no finer. */
function share(at: number | undefined, length: number): number {
  return at === undefined ? 0.5 : Math.round(Math.min(1, Math.max(0, at / length)) * 100) / 100;
}
