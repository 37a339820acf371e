import type { Attack } from './attack';
import { gif } from './gif';
import { canvas, flatPixels, riff, webp } from './webp';

/** Few bytes that become many pictures. */
export const FRAME_BOMBS: readonly Attack[] = [
  { name: 'GIF of 1000 frames of 500 x 500', bytes: () => gif({ width: 500, height: 500 }, 1000) },
  { name: 'GIF of 5000 frames of 500 x 500', bytes: () => gif({ width: 500, height: 500 }, 5000) },
  { name: 'GIF of 100000 frames of 10 x 10', bytes: () => gif({ width: 10, height: 10 }, 100_000) },
  { name: 'GIF of 2000000 frames of 1 x 1', bytes: () => gif({ width: 1, height: 1 }, 2_000_000) },
  { name: 'WebP of 1000 frames of 1000 x 1000', bytes: () => animatedWebp(1000, 1000) },
  { name: 'WebP of 200000 frames of 16 x 16', bytes: () => animatedWebp(200_000, 16) },
];

async function animatedWebp(frames: number, size: number): Promise<Buffer> {
  const place = Buffer.alloc(16);
  place.writeUIntLE(size - 1, 6, 3);
  place.writeUIntLE(size - 1, 9, 3);
  place[12] = 100; // milliseconds
  const frame = riff('ANMF', Buffer.concat([place, await flatPixels(size, size)]));
  return webp([canvas(size, size, true), riff('ANIM', Buffer.alloc(6)), ...Array<Buffer>(frames).fill(frame)]);
}
