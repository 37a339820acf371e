import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { kindByNeighbours } from '../../../lambdas/render-image/picture-kind';
import { pixelsOf } from '../../../lambdas/render-image/pixels';
import { SAMPLES } from '../../../local/paths';

const kindOf = async (image: Sharp) => kindByNeighbours(await pixelsOf(image));

/** Lines of text on white, as a page or a diagram has them, in bars: letters without a font. */
function screenshot(width: number, height: number): Sharp {
  const data = Buffer.alloc(width * height * 3, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isInLetter = y % 24 > 8 && (Math.floor(x / 3) * 7 + Math.floor(y / 24) * 13) % 11 < 3 && x % 90 < 70;
      if (isInLetter) data.set(y % 48 < 24 ? [20, 20, 20] : [180, 0, 0], (y * width + x) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

/** Areas of one colour, as in a chart. */
const chart = (): Sharp =>
  sharp({ create: { width: 1200, height: 800, channels: 3, background: '#ffffff' } }).composite(
    ['#d62728', '#1f77b4', '#2ca02c', '#ff7f0e'].map((background, index) => ({
      input: { create: { width: 150, height: 120 * (index + 1), channels: 3 as const, background } },
      left: 200 * index + 80,
      top: 700 - 120 * (index + 1),
    })),
  );

/** A soft blot in the middle of blown-out white: a thing photographed for a shop. */
function shopPhoto(): Sharp {
  const [width, height] = [1200, 800];
  const data = Buffer.alloc(width * height * 3, 255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const shade = Math.min(255, Math.round(Math.hypot(x - 600, y - 400) * 0.9));
      data.set([shade, Math.min(255, shade + ((x * y) % 5)), shade], (y * width + x) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

describe('the kind of a picture', () => {
  test.each(readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg')))('is a photo: %s', async (name) => {
    const photo = sharp(join(SAMPLES, name)).autoOrient();

    expect(await kindOf(photo.clone().resize(2048))).toBe('photo');
    expect(await kindOf(photo.clone().resize(640))).toBe('photo');
  });

  test('is a photo when a thing is shown on white', async () => {
    expect(await kindOf(shopPhoto())).toBe('photo');
  });

  test('is a graphic when there are letters on a page, also when they were made smaller', async () => {
    expect(await kindOf(screenshot(1600, 1000))).toBe('graphic');
    const ofDenseScreen = await screenshot(1600, 1000).resize(3200, 2000, { kernel: 'nearest' }).png().toBuffer();
    expect(await kindOf(sharp(ofDenseScreen).resize(2048))).toBe('graphic');
  });

  test('is a graphic when there are areas of one colour', async () => {
    expect(await kindOf(sharp(await chart().png().toBuffer()))).toBe('graphic');
  });
});
