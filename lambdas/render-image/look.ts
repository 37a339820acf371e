import { rgbaToThumbHash } from 'thumbhash';
import type { Appearance } from '../shared/catalog-items';
import { sharp } from '../shared/images/safe-sharp';
import { perceptualHash } from './perceptual-hash';
import { imageOf, type Pixels, pixelsOf } from './pixels';

/** `rgbaToThumbHash` takes twice as many, tells nothing else from them and needs four times as long. */
const TINY_PX = 50;

/** What a small copy of a picture says about the whole. */
export type Look = Omit<Appearance, 'kind'> & { readonly perceptualHash: string };

/** Looks at a small copy of a picture: at the picture itself it would say the same and cost a hundred times as much. */
export async function lookOf(small: Pixels): Promise<Look> {
  const tiny = await pixelsOf(
    imageOf(small).resize(TINY_PX, TINY_PX, { fit: 'inside', withoutEnlargement: true }).ensureAlpha(),
  );
  const colours = coloursOf(tiny);
  return {
    thumbhash: Buffer.from(rgbaToThumbHash(tiny.info.width, tiny.info.height, tiny.data)).toString('base64'),
    dominantColour: dominantColour(colours.flat()),
    focalPoint: await focalPoint(small),
    perceptualHash: perceptualHash(colours.map((row) => row.map(greyOf))),
  };
}

type Colour = { readonly red: number; readonly green: number; readonly blue: number };

/** Every pixel as it is seen on white, row by row. */
function coloursOf({ data, info: { width, height } }: Pixels): Colour[][] {
  const colourAt = (at: number): Colour => {
    const onWhite = (value = 0): number => Math.round(255 + ((value - 255) * (data[at + 3] ?? 255)) / 255);
    return { red: onWhite(data[at]), green: onWhite(data[at + 1]), blue: onWhite(data[at + 2]) };
  };
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => colourAt(4 * (y * width + x))),
  );
}

/** As bright as it looks: https://www.itu.int/rec/R-REC-BT.601 */
const greyOf = ({ red, green, blue }: Colour): number => 0.299 * red + 0.587 * green + 0.114 * blue;

/** The mean of the fullest of 4,096 boxes of colour. */
function dominantColour(colours: readonly Colour[]): string {
  const boxes = new Map<number, Colour[]>();
  for (const colour of colours) {
    const { red, green, blue } = colour;
    const box = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const others = boxes.get(box);
    if (others) others.push(colour);
    else boxes.set(box, [colour]);
  }
  const fullest = [...boxes.values()].reduce((most, box) => (box.length > most.length ? box : most));
  const mean = (['red', 'green', 'blue'] as const).map((part) =>
    Math.round(fullest.reduce((sum, colour) => sum + colour[part], 0) / fullest.length),
  );
  return `#${Buffer.from(mean).toString('hex')}`;
}

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
