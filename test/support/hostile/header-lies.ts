import sharp from 'sharp';
import type { Attack } from './attack';
import { gif } from './gif';
import { headerAlone } from './jpeg';
import { blackPng } from './png';
import { canvas, flatPixels, webp } from './webp';

const small = () => sharp({ create: { width: 64, height: 64, channels: 3, background: '#ff0000' } });

/** The file with a big-endian number written at some distance from a word in it. */
function patched(file: Buffer, word: string, patches: ReadonlyArray<readonly [offset: number, value: number]>): Buffer {
  const at = file.indexOf(word, 0, 'latin1');
  if (at < 0) throw new Error(`the file has no ${word}`);
  for (const [offset, value] of patches) file.writeUInt32BE(value, at + offset);
  return file;
}

const withSize = (file: Buffer, width: number, height: number): Buffer =>
  patched(file, 'ispe', [
    [8, width],
    [12, height],
  ]);

/** Files whose pixels are not what their headers say. */
export const HEADER_LIES: readonly Attack[] = [
  {
    name: 'JPEG of nothing that says 65000 x 65000',
    bytes: () => headerAlone({ width: 65_000, height: 65_000, isProgressive: false }),
  },
  {
    name: 'JPEG of nothing that says 10000 x 10000',
    bytes: () => headerAlone({ width: 10_000, height: 10_000, isProgressive: false }),
  },
  {
    name: 'progressive JPEG of nothing that says 10000 x 10000',
    bytes: () => headerAlone({ width: 10_000, height: 10_000, isProgressive: true }),
  },
  {
    name: 'progressive JPEG of nothing that says 5000 x 4900',
    bytes: () => headerAlone({ width: 5000, height: 4900, isProgressive: true }),
  },
  {
    name: 'PNG of 1 row that says 7000 x 7000',
    bytes: () => {
      const png = blackPng({ width: 7000, height: 1, depth: 8, colour: 'rgba' });
      const whole = blackPng({ width: 7000, height: 7000, depth: 8, colour: 'rgba' });
      return Buffer.concat([whole.subarray(0, 33), png.subarray(33)]);
    },
  },
  {
    name: 'WebP of 64 x 64 that says 16384 x 4000',
    bytes: async () => webp([canvas(16_384, 4000), await flatPixels(64, 64)]),
  },
  {
    name: 'GIF of 10 x 10 with a frame of 65535 x 65535',
    bytes: () => gif({ width: 10, height: 10 }, 1, { width: 65_535, height: 65_535 }),
  },
  {
    name: 'AVIF of 64 x 64 that says 4000 x 3000',
    bytes: async () => withSize(await small().avif().toBuffer(), 4000, 3000),
  },
  {
    name: 'AVIF of 2000 x 2000 that says 64 x 64',
    bytes: async () =>
      withSize(
        await sharp({ create: { width: 2000, height: 2000, channels: 3, background: '#ff0000' } })
          .avif({ effort: 0 })
          .toBuffer(),
        64,
        64,
      ),
  },
];
