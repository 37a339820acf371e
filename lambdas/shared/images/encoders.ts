import type { Sharp } from 'sharp';
import type { Format } from '../rendition-key';

/** AVIF effort 0 takes a fortieth of the default's CPU time for a file a quarter larger; see `effortFor`. */
export type Encoding = { readonly avifEffort: number };

/** How each format is written; the qualities look alike. */
const ENCODERS: Readonly<Record<Format, (image: Sharp, encoding: Encoding) => Sharp>> = {
  avif: (image, { avifEffort }) => image.avif({ quality: 54, effort: avifEffort, chromaSubsampling: '4:2:0' }),
  webp: (image) => image.webp({ quality: 81, effort: 2 }),
  jpeg: (image) =>
    image.flatten({ background: '#ffffff' }).jpeg({ quality: 77, progressive: true, quantisationTable: 2 }),
};

/** The image as a file of a format. */
export const encoded = (image: Sharp, format: Format, encoding: Encoding): Sharp => ENCODERS[format](image, encoding);
