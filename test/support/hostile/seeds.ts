import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { SAMPLES } from '../../../local/paths';

/** Wide enough for a few thousand blocks, small enough for a few thousand files. */
const SEED_PX = 96;

const FORMATS: Readonly<Record<string, (image: Sharp) => Sharp>> = {
  jpeg: (image) => image.jpeg(),
  'progressive jpeg': (image) => image.jpeg({ progressive: true }),
  png: (image) => image.png(),
  webp: (image) => image.webp(),
  'lossless webp': (image) => image.webp({ lossless: true }),
  gif: (image) => image.gif(),
  avif: (image) => image.avif({ effort: 0 }),
};

/** A sound file to be damaged. */
export type Seed = { readonly name: string; readonly file: Buffer };

/** The sample photos made small, each in every format that is decoded, with their EXIF and profiles. */
export async function seeds(): Promise<Seed[]> {
  const photos = readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg'));
  return (await Promise.all(photos.map((photo) => inEveryFormat(photo, SEED_PX)))).flat();
}

/** One sample photo likewise. */
export async function inEveryFormat(photo: string, widthPx: number): Promise<Seed[]> {
  const small = await sharp(join(SAMPLES, photo)).resize(widthPx).keepMetadata().jpeg({ quality: 95 }).toBuffer();
  const files = Object.entries(FORMATS).map(async ([format, write]) => ({
    name: `${photo} as ${format}`,
    file: await write(sharp(small).keepMetadata()).toBuffer(),
  }));
  return Promise.all(files);
}
