import type { Sharp } from 'sharp';
import type { PictureFacts } from '../catalog-items';
import { EFFORT_FOR_MANY_VIEWS, USUAL_QUALITY } from '../contract';
import type { Format } from '../rendition-key';

/** How a picture is to be written. AVIF effort 0 takes a fortieth of the default's CPU time for a file a quarter larger; which one follows from `images.expectedViews`. */
export type Encoding = {
  readonly avifEffort: number;
  readonly kind: PictureFacts['kind'];
  /** As JPEG counts, whatever the format. @default - `USUAL_QUALITY` */
  readonly quality?: number;
};

/** Photos lose nothing that is seen by half the resolution of colour; coloured letters would blur. */
const chromaOf = ({ kind }: Pick<Encoding, 'kind'>) => (kind === 'graphic' ? '4:4:4' : '4:2:0');

/**
 * More effort keeps more of a picture at the same setting, so less is asked for what looks as good: 70.8 SSIMULACRA2 with 55 at effort 0 and
 * with 54 at effort 3, for an eighth less bytes: `docs/decisions/0005-effort-and-views.md`. 52 and 53 are one to the encoder.
 */
const qualityAt = ({ avifEffort }: Pick<Encoding, 'avifEffort'>) => (avifEffort < EFFORT_FOR_MANY_VIEWS ? 55 : 54);

/** What each format calls the quality that looks as sharp's own settings do, within half a point of SSIMULACRA2: `npm run bench -- images/quality`. */
const usualIn = (format: Format, encoding: Encoding): number =>
  ({ avif: qualityAt(encoding), webp: 80, jpeg: USUAL_QUALITY })[format];

function qualityIn(format: Format, encoding: Encoding): number {
  const usual = usualIn(format, encoding);
  const { quality } = encoding;
  return quality === undefined ? usual : Math.min(100, Math.round((quality * usual) / USUAL_QUALITY));
}

/** How each format is written; the qualities look alike. WebP has 4:2:0 only, and can choose it with more care. */
const ENCODERS: Readonly<Record<Format, (image: Sharp, quality: number, encoding: Encoding) => Sharp>> = {
  avif: (image, quality, encoding) =>
    image.avif({ quality, effort: encoding.avifEffort, chromaSubsampling: chromaOf(encoding) }),
  webp: (image, quality, { kind }) => image.webp({ quality, effort: 2, smartSubsample: kind === 'graphic' }),
  jpeg: (image, quality, encoding) =>
    image
      .flatten({ background: '#ffffff' })
      .jpeg({ quality, progressive: true, quantisationTable: 2, chromaSubsampling: chromaOf(encoding) }),
};

/** The image as a file of a format. */
export const encoded = (image: Sharp, format: Format, encoding: Encoding): Sharp =>
  ENCODERS[format](image, qualityIn(format, encoding), encoding);

/**
 * The image as what others are made from: good enough for a second generation, quick to decode. JPEG, or where that would fill up
 * transparency, WebP; a graphic then PNG, as small, with letters as they were, and twenty times as quick as WebP that keeps their colours.
 */
export function mezzanine(image: Sharp, picture: Pick<Encoding, 'kind'> & { readonly hasAlpha: boolean }): Sharp {
  if (!picture.hasAlpha) {
    return image.jpeg({ quality: 90, chromaSubsampling: chromaOf(picture), optimiseCoding: false }); // 1 % larger in less than half the time
  }
  return picture.kind === 'graphic' ? image.png({ compressionLevel: 4 }) : image.webp({ quality: 90, effort: 2 });
}
