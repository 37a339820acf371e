import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { admit } from '../../../../lambdas/shared/images/admission';
import { SAMPLES } from '../../../../local/paths';
import { gif } from '../../../support/hostile/gif';
import { greyJpeg } from '../../../support/hostile/jpeg';
import { blackPng } from '../../../support/hostile/png';
import { LIMITS } from '../../../support/limits';

const refusal = (file: Buffer, limits = LIMITS) =>
  admit(file, limits).then(
    () => 'admitted',
    ({ reason }) => reason,
  );

const interlaced = (edge: number, colour: 'rgb' | 'rgba'): Buffer =>
  blackPng({ width: edge, height: edge, depth: 8, colour, interlaced: true });

describe('an original', () => {
  test('is admitted with its upright size when it is a photo', async () => {
    for (const photo of readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg'))) {
      const file = readFileSync(join(SAMPLES, photo));
      const { autoOrient } = await sharp(file).metadata();

      expect(await admit(file, LIMITS)).toMatchObject({ type: 'jpeg', ...autoOrient, frames: 1 });
    }
  });

  test('is refused with more frames than the limit, and says how many it has below', async () => {
    const size = { width: 8, height: 8 };

    expect(await admit(gif(size, 5), { ...LIMITS, maxFrames: 5 })).toMatchObject({ frames: 5 });
    expect(await refusal(gif(size, 6), { ...LIMITS, maxFrames: 5 })).toBe('too-many-frames');
  });

  test.each([
    ['a baseline JPEG', (edge: number) => greyJpeg({ width: edge, height: edge, isProgressive: false }), 10_000],
    ['a progressive JPEG', (edge: number) => greyJpeg({ width: edge, height: edge, isProgressive: true }), 5300],
    ['a PNG', (edge: number) => blackPng({ width: edge, height: edge, depth: 8, colour: 'rgb' }), 8100],
    ['a PNG that hides', (edge: number) => blackPng({ width: edge, height: edge, depth: 8, colour: 'rgba' }), 4450],
    ['a deep PNG', (edge: number) => blackPng({ width: edge, height: edge, depth: 16, colour: 'rgb' }), 5050],
    [
      'a deep PNG that hides',
      (edge: number) => blackPng({ width: edge, height: edge, depth: 16, colour: 'rgba' }),
      2760,
    ],
    ['an interlaced PNG', (edge: number) => interlaced(edge, 'rgb'), 5750],
    ['an interlaced PNG that hides', (edge: number) => interlaced(edge, 'rgba'), 3150],
    ['a GIF', (edge: number) => gif({ width: edge, height: edge }, 1), 5900],
  ])('may have as many pixels as its kind costs: %s', async (_, file, edge) => {
    expect(await refusal(file(edge))).toBe('admitted');
    expect(await refusal(file(Math.ceil(edge * 1.05)))).toBe('too-many-pixels');
  });

  test('may have more of them where a decoder may hold more, and never more than the limit', async () => {
    const file = greyJpeg({ width: 7000, height: 7000, isProgressive: true });
    const twiceAsMuch = { ...LIMITS, maxDecoderBytes: 2 * LIMITS.maxDecoderBytes };

    expect(await refusal(file)).toBe('too-many-pixels');
    expect(await refusal(file, twiceAsMuch)).toBe('admitted');
    expect(await refusal(file, { ...twiceAsMuch, maxPixels: 40e6 })).toBe('too-many-pixels');
  });
});
