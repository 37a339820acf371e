import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { decodedHeic } from '../../../lambdas/render-image/decoded-heic';
import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { SAMPLES } from '../../../local/paths';
import { LIMITS } from '../../support/limits';
import { aPlan } from '../../support/plan';

const HEIC = readFileSync(join(__dirname, '..', '..', 'support', 'pictures', 'forest-stream.heic'));
const PLAN = aPlan({ formats: ['jpeg'] });
const DECODING = { ...LIMITS, heic: 'decode' } as const;

const pixelsOf = (image: Uint8Array | string) =>
  sharp(image).autoOrient().resize(60, 40, { fit: 'fill' }).toColourspace('srgb').raw().toBuffer();

describe('a HEIC', () => {
  test('is refused with a reason of its own unless its decoder is asked for', async () => {
    await expect(makeRenditions(HEIC, PLAN, LIMITS)).rejects.toMatchObject({ name: 'Refusal', reason: 'heic' });
  });

  test('becomes a picture like every other: upright, in sRGB, the colours of the original', async () => {
    const { widthPx, heightPx, renditions } = await makeRenditions(HEIC, PLAN, DECODING);

    expect([widthPx, heightPx]).toEqual([481, 320]);
    const body = renditions[0]?.body ?? Buffer.alloc(0);
    const { width, height, space, icc, exif } = await sharp(body).metadata();
    expect({ width, height, space, icc, exif }).toEqual({ width: 320, height: 213, space: 'srgb' });
    const original = await pixelsOf(join(SAMPLES, 'forest-stream.jpg'));
    const difference = (await pixelsOf(body)).reduce(
      (sum, value, at) => sum + Math.abs(value - (original[at] ?? 0)),
      0,
    );
    expect(difference / original.length).toBeLessThan(6); // of 255; lying on its side it is more than 40
  });

  test('keeps its profile until it is small: its numbers are not those of sRGB', async () => {
    const { icc } = await sharp(HEIC).metadata();

    expect((await sharp(await decodedHeic(HEIC)).metadata()).icc).toEqual(icc);
  });

  test('is refused with too many pixels before it is decoded', async () => {
    const limits = { ...DECODING, maxPixels: 481 * 320 - 1 };

    await expect(makeRenditions(HEIC, PLAN, limits)).rejects.toMatchObject({ reason: 'too-many-pixels' });
  });

  test.each([0.3, 0.6, 0.9])('is refused when it is broken: %d of it', async (share) => {
    const file = HEIC.subarray(0, HEIC.length * share);

    await expect(makeRenditions(file, PLAN, DECODING)).rejects.toMatchObject({ reason: 'damaged' });
  });
});
