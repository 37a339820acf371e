import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { widestOf, widthsFor } from '../../../lambdas/render-image/pyramid';
import { SAMPLES } from '../../../local/paths';
import { LIMITS } from '../../support/limits';
import { aPlan } from '../../support/plan';

const PLAN = aPlan({ widthsPx: [64, 160] });

/** Left half red, right half blue. */
const redAndBlue = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    {
      input: { create: { width: Math.floor(width / 2), height, channels: 3, background: '#ff0000' } },
      left: 0,
      top: 0,
    },
  ]);

const pixelAt = async (image: Uint8Array, left: number, top: number): Promise<number[]> => [
  ...(await sharp(image).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer()),
];

describe('making renditions', () => {
  test('makes each width in each format with its exact height', async () => {
    const original = await redAndBlue(321, 199).png().toBuffer();

    const { widthPx, heightPx, renditions } = await makeRenditions(original, PLAN, LIMITS);

    expect([widthPx, heightPx]).toEqual([321, 199]);
    expect(renditions.map(({ format, widthPx, heightPx }) => [format, widthPx, heightPx])).toEqual([
      ['avif', 64, 40],
      ['jpeg', 64, 40],
      ['avif', 160, 99],
      ['jpeg', 160, 99],
    ]);
    for (const { body, widthPx, heightPx } of renditions) {
      expect(await sharp(body).metadata()).toMatchObject({ width: widthPx, height: heightPx });
    }
  });

  test('answers what the camera wrote, and where', async () => {
    const facts = await makeRenditions(readFileSync(join(SAMPLES, 'forest-stream.jpg')), PLAN, LIMITS);

    expect(facts).toMatchObject({
      camera: { taken: '2025-09-05T12:02:31', camera: 'Sample Phone', iso: 200 },
      position: { latitude: 43.1975, longitude: -4.817778 },
    });
  });

  // where the red that was stored left must be seen: https://www.exif.org/Exif2-2.PDF, orientation
  test.each([
    [1, { left: 8, top: 32 }],
    [2, { left: 56, top: 32 }],
    [3, { left: 56, top: 32 }],
    [4, { left: 8, top: 32 }],
    [5, { left: 32, top: 8 }],
    [6, { left: 32, top: 8 }],
    [7, { left: 32, top: 56 }],
    [8, { left: 32, top: 56 }],
  ])('turns orientation %i upright', async (orientation, { left, top }) => {
    const original = await redAndBlue(256, 256).jpeg().withMetadata({ orientation }).toBuffer();

    const { renditions } = await makeRenditions(original, PLAN, LIMITS);

    for (const { body } of renditions.filter(({ widthPx }) => widthPx === 64)) {
      const [red = 0, , blue = 255] = await pixelAt(body, left, top);
      expect(red).toBeGreaterThan(200);
      expect(blue).toBeLessThan(60);
    }
  });

  test.each([
    [8, 'srgb'],
    [16, 'rgb16'],
  ])('makes wide colours of %i bits the same colours in sRGB', async (_, space) => {
    // the purest red of sRGB, as Display P3 writes it: read without its profile it would be another red
    const red = sharp({ create: { width: 200, height: 200, channels: 3, background: '#ff0000' } });
    const original = await red.withIccProfile('p3').toColourspace(space).png().toBuffer();
    expect(await sharp(original).metadata()).toMatchObject({ space, icc: expect.anything() });
    expect((await sharp(original, { ignoreIcc: true }).raw().toBuffer()).subarray(0, 3)).not.toEqual(
      Buffer.from([255, 0, 0]),
    );

    const { renditions } = await makeRenditions(original, PLAN, LIMITS);

    for (const { body } of renditions) {
      const [r = 0, g = 255, b = 255] = await pixelAt(body, 32, 32);
      expect(r).toBeGreaterThan(250);
      expect(Math.max(g, b)).toBeLessThan(6);
    }
  });

  test('leaves no metadata of a camera photo in any file', async () => {
    const original = readFileSync(join(SAMPLES, 'forest-stream.jpg'));
    expect(await sharp(original).metadata()).toMatchObject({
      exif: expect.anything(),
      icc: expect.anything(),
      orientation: 6,
    });

    const { renditions } = await makeRenditions(original, PLAN, LIMITS);

    for (const { body } of renditions) {
      const { exif, icc, iptc, xmp, orientation, space } = await sharp(body).metadata();
      expect({ exif, icc, iptc, xmp, orientation, space }).toEqual({ space: 'srgb' });
    }
  });

  test('shows transparency on white where the format has none', async () => {
    const original = await sharp({ create: { width: 200, height: 200, channels: 4, background: '#00000000' } })
      .png()
      .toBuffer();

    const { renditions } = await makeRenditions(original, PLAN, LIMITS);

    const jpeg = renditions.find(({ format }) => format === 'jpeg');
    expect(await pixelAt(jpeg?.body ?? Buffer.alloc(0), 5, 5)).toEqual([255, 255, 255]);
  });

  test.each([
    ['not-an-image', Buffer.from('<html>'), LIMITS],
    ['not-an-image', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), LIMITS],
    ['damaged', readFileSync(join(SAMPLES, 'friends.jpg')).subarray(0, 50_000), LIMITS],
    ['too-many-pixels', readFileSync(join(SAMPLES, 'friends.jpg')), { ...LIMITS, maxPixels: 1e6 }],
  ])('refuses with a reason: %s', async (reason, original, limits) => {
    await expect(makeRenditions(original, PLAN, limits)).rejects.toMatchObject({ name: 'Refusal', reason });
  });

  test('refuses what would be too high for the format', async () => {
    const ribbon = await sharp({ create: { width: 10, height: 20_000, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();

    await expect(makeRenditions(ribbon, PLAN, LIMITS)).rejects.toMatchObject({ reason: 'edge-too-long' });
  });

  test('decodes less of AVIF than of other formats: a few thousand bytes of it can claim all memory', async () => {
    const bomb = await sharp({ create: { width: 4200, height: 4200, channels: 3, background: '#ff0000' } })
      .avif({ effort: 0 })
      .toBuffer();

    await expect(makeRenditions(bomb, PLAN, LIMITS)).rejects.toMatchObject({ reason: 'too-many-pixels' });
  });
});

describe('how wide a picture is made', () => {
  const WANTED = [320, 1024, 2048];

  test.each([
    ['an upright photo, far above what is wanted', { width: 2268, height: 4032 }, 2172],
    ['twice as high as wide', { width: 2048, height: 4096 }, 2048],
    ['a long page', { width: 1280, height: 9000 }, 1092],
    ['a ribbon', { width: 2048, height: 16_383 }, 1024],
    ['a thread', { width: 1, height: 16_000_000 }, 1],
  ])('is its width, unless it had more pixels than two squares: %s', (_, shape, widest) => {
    expect(widestOf(shape, WANTED)).toBe(widest);
  });

  test('goes by the widest that is wanted', () => {
    expect(widestOf({ width: 4096, height: 8192 }, [4096])).toBe(4096);
  });

  test('leaves out what would be too many pixels, and its mezzanine is as wide as may be', async () => {
    const page = await sharp({ create: { width: 1280, height: 9000, channels: 3, background: '#ff0000' } })
      .png()
      .toBuffer();

    const { renditions, mezzanine } = await makeRenditions(page, aPlan({ widthsPx: [320, 1200] }), LIMITS);

    expect(renditions.map(({ widthPx, heightPx }) => [widthPx, heightPx])).toEqual([
      [320, 2250],
      [320, 2250],
    ]);
    expect(await sharp(mezzanine.body).metadata()).toMatchObject({ width: 1092, height: 7678 });
  });
});

describe('the widths for a picture', () => {
  test('are those that need no enlarging', () => {
    expect(widthsFor(1024, [320, 1024, 2048])).toEqual([320, 1024]);
  });

  test('are its own alone when all would enlarge it', () => {
    expect(widthsFor(100, [320, 1024])).toEqual([100]);
  });
});
