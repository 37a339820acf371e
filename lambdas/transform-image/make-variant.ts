import { encoded } from '../shared/images/encoders';
import { sharp } from '../shared/images/safe-sharp';
import type { Size } from '../shared/images/size';
import type { Manifest } from '../shared/manifest';
import { Declined } from './declined';
import type { VariantFile } from './variant';
import { objectionToSize, sizeOf, type Variant } from './variant-limits';

/** What making a variant needs to know of the picture. */
export type Picture = Pick<Manifest, 'widthPx' | 'heightPx' | 'kind' | 'focalPoint'>;
/** Decodes and encodes, all in one pass. */
export type MakeVariant = () => Promise<Uint8Array>;
type Box = Size & { readonly left: number; readonly top: number };

/**
 * A pixel of a dense screen is small, and so is what a lower quality does to it. A choice that no measurement here stands behind:
 * whoever has one asks for full width and quality instead.
 */
const QUALITY_AT_DPR: Readonly<Record<number, number>> = { 2: 62, 3: 54 };

/**
 * Looks whether a variant can be made of a mezzanine, and answers how. Throws a `Declined` for one that would be enlarged, or larger than
 * any may be.
 */
export async function planVariant(mezzanine: Uint8Array, file: VariantFile, picture: Picture): Promise<MakeVariant> {
  const { variant, format } = file;
  const { dpr = 1, quality = QUALITY_AT_DPR[dpr], blurPx } = variant;
  const size = sizeOf(variant, { width: picture.widthPx, height: picture.heightPx });
  const whole = await sharp(mezzanine).metadata();
  refuseEnlarging(size, whole);
  const box = isCropped(variant) ? boxAround(picture.focalPoint, size, whole) : undefined;
  return () => {
    const image = sharp(mezzanine, { sequentialRead: true });
    const resized = (box ? image.extract(box) : image).resize({ ...size, fit: 'fill' });
    const blurred = blurPx === undefined ? resized : resized.blur(blurPx * dpr);
    return encoded(blurred, format, { avifEffort: 0, kind: picture.kind, quality }).toBuffer();
  };
}

const isCropped = ({ heightPx, aspect }: Variant): boolean => heightPx !== undefined || aspect !== undefined;

function refuseEnlarging(size: Size, { width, height }: Size): void {
  const objection = objectionToSize(size);
  if (objection) throw new Declined(404, `there is no such variant of this picture: ${objection}`);
  if (size.width > width || size.height > height) {
    const asked = `${size.width} x ${size.height} pixels`;
    throw new Declined(404, `${asked} are more than this picture has: it is made up to ${width} x ${height}`);
  }
}

/** The largest part of the shape that is wanted, with the point as near to its middle as the edges let it. */
function boxAround({ x, y }: Picture['focalPoint'], shape: Size, { width, height }: Size): Box {
  const scale = Math.min(width / shape.width, height / shape.height);
  const box = { width: Math.floor(shape.width * scale), height: Math.floor(shape.height * scale) };
  const placed = (at: number, part: number, all: number) =>
    Math.round(Math.min(Math.max(at * all - part / 2, 0), all - part));
  return { ...box, left: placed(x, box.width, width), top: placed(y, box.height, height) };
}
