import sharp from 'sharp';
import type { Attack } from './attack';
import { gif } from './gif';
import { greyJpeg } from './jpeg';
import { blackPng } from './png';
import { flatPixels, webp } from './webp';

const flat = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#ff0000' }, limitInputPixels: false });

/** Few bytes that become many pixels. */
export const PIXEL_BOMBS: readonly Attack[] = [
  {
    name: 'PNG of 30000 x 30000 in 1 bit',
    bytes: () => blackPng({ width: 30_000, height: 30_000, depth: 1, colour: 'grey' }),
  },
  {
    name: 'PNG of 16000 x 16000 in RGB',
    bytes: () => blackPng({ width: 16_000, height: 16_000, depth: 8, colour: 'rgb' }),
  },
  {
    name: 'PNG of 10000 x 10000 in RGBA',
    bytes: () => blackPng({ width: 10_000, height: 10_000, depth: 8, colour: 'rgba' }),
  },
  {
    name: 'PNG of 9000 x 9000 in 16-bit RGBA',
    bytes: () => blackPng({ width: 9000, height: 9000, depth: 16, colour: 'rgba' }),
  },
  {
    name: 'interlaced PNG of 10000 x 10000 in RGBA',
    bytes: () => blackPng({ width: 10_000, height: 10_000, depth: 8, colour: 'rgba', interlaced: true }),
  },
  {
    name: 'PNG of 60000000 x 1',
    bytes: () => blackPng({ width: 60_000_000, height: 1, depth: 8, colour: 'rgb' }),
  },
  {
    name: 'PNG of 1 x 60000000',
    bytes: () => blackPng({ width: 1, height: 60_000_000, depth: 8, colour: 'grey' }),
  },
  {
    name: 'PNG of 65535 x 1000 in RGB',
    bytes: () => blackPng({ width: 65_535, height: 1000, depth: 8, colour: 'rgb' }),
  },
  {
    name: 'PNG of 4450 x 4450 in RGBA',
    bytes: () => blackPng({ width: 4450, height: 4450, depth: 8, colour: 'rgba' }),
  },
  {
    name: 'interlaced PNG of 4990 x 4990 in RGBA',
    bytes: () => blackPng({ width: 4990, height: 4990, depth: 8, colour: 'rgba', interlaced: true }),
  },
  {
    name: 'interlaced PNG of 3150 x 3150 in RGBA',
    bytes: () => blackPng({ width: 3150, height: 3150, depth: 8, colour: 'rgba', interlaced: true }),
  },
  {
    name: 'interlaced PNG of 5750 x 5750 in RGB',
    bytes: () => blackPng({ width: 5750, height: 5750, depth: 8, colour: 'rgb', interlaced: true }),
  },
  {
    name: 'PNG of 2760 x 2760 in 16-bit RGBA',
    bytes: () => blackPng({ width: 2760, height: 2760, depth: 16, colour: 'rgba' }),
  },
  {
    name: 'PNG of 5050 x 5050 in 16-bit RGB',
    bytes: () => blackPng({ width: 5050, height: 5050, depth: 16, colour: 'rgb' }),
  },
  {
    name: 'PNG of 2048 x 9700 in RGBA',
    bytes: () => blackPng({ width: 2048, height: 9700, depth: 8, colour: 'rgba' }),
  },
  { name: 'JPEG of 2048 x 16383', bytes: () => greyJpeg({ width: 2048, height: 16_383, isProgressive: false }) },
  { name: 'WebP of 16383 x 6100', bytes: async () => webp([await flatPixels(16_383, 6100)]) },
  { name: 'GIF of 5900 x 5900', bytes: () => gif({ width: 5900, height: 5900 }, 1) },
  { name: 'GIF of 9900 x 9900', bytes: () => gif({ width: 9900, height: 9900 }, 1) },
  { name: 'JPEG of 10000 x 10000', bytes: () => greyJpeg({ width: 10_000, height: 10_000, isProgressive: false }) },
  {
    name: 'progressive JPEG of 10000 x 10000',
    bytes: () => greyJpeg({ width: 10_000, height: 10_000, isProgressive: true }),
  },
  {
    name: 'progressive JPEG of 5300 x 5300',
    bytes: () => greyJpeg({ width: 5300, height: 5300, isProgressive: true }),
  },
  { name: 'AVIF of 4032 x 3024', bytes: () => flat(4032, 3024).avif({ effort: 0 }).toBuffer() },
  {
    name: 'AVIF of 2900 x 2900 in 12 bits',
    bytes: () => flat(2900, 2900).avif({ effort: 0, bitdepth: 12 }).toBuffer(),
  },
  { name: 'AVIF of 8000 x 8000', bytes: () => flat(8000, 8000).avif({ effort: 0 }).toBuffer() },
];
