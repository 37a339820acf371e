import sharp from 'sharp';

type Picture = { readonly data: Buffer; readonly info: { readonly width: number; readonly height: number } };

/** Levels of brightness, of 255: what neighbours in a gradient differ by at most, and from where on a step in it is seen. */
const SMOOTH = 1;
const EDGE = 3;
/** Pixels on either side that must be smooth too, or an edge of the picture itself, half a pixel aside, would count. */
const AROUND = 2;

/**
 * How many of a thousand neighbours in a row are an edge where the original is smooth. That is what banding is: a gradient that
 * rises in steps. The longest flat run would not tell: a slow gradient is flat for 500 pixels by itself, and noise breaks runs and hides no step.
 */
export async function edgesWhereNoneIs(shown: Buffer, original: Buffer): Promise<number> {
  const picture = await brightness(shown);
  const wanted = await brightness(original, picture.info);
  const { width } = picture.info;
  const smooth = [...wanted.data.keys()].filter((at) => isInside(at % width, width) && isSmooth(wanted.data, at));
  const edges = smooth.filter((at) => step(picture.data, at) >= EDGE);
  return (1000 * edges.length) / smooth.length;
}

const isInside = (x: number, width: number): boolean => x > AROUND && x < width - AROUND;

function isSmooth(data: Buffer, at: number): boolean {
  for (let near = at - AROUND; near <= at + AROUND; near += 1) if (step(data, near) > SMOOTH) return false;
  return true;
}

/** A picture with so few levels a channel that anybody sees its bands. */
export async function banded(picture: Buffer, levels: number): Promise<Buffer> {
  const { data, info } = await sharp(picture).autoOrient().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const size = 256 / levels;
  return sharp(
    data.map((value) => Math.floor(value / size) * size),
    { raw: info },
  )
    .png()
    .toBuffer();
}

const step = (data: Buffer, at: number): number => Math.abs((data[at] ?? 0) - (data[at - 1] ?? 0));

const brightness = (picture: Buffer, size?: Picture['info']): Promise<Picture> =>
  sharp(picture)
    .autoOrient()
    .resize(size && { width: size.width, height: size.height, fit: 'fill' })
    .toColourspace('srgb')
    .removeAlpha()
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
