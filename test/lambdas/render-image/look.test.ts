import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { thumbHashToApproximateAspectRatio, thumbHashToAverageRGBA } from 'thumbhash';
import { lookOf } from '../../../lambdas/render-image/look';
import { pixelsOf } from '../../../lambdas/render-image/pixels';
import { SAMPLES } from '../../../local/paths';

const PHOTOS = readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg'));

const plain = (width: number, height: number, background: string): Sharp =>
  sharp({ create: { width, height, channels: 3, background } });
const look = async (image: Sharp) => lookOf(await pixelsOf(image));
const photo = (name: string): Sharp => sharp(join(SAMPLES, name)).autoOrient().resize(320);

/** In how many of its 64 bits one hash differs from another. */
function distance(one: string, other: string): number {
  const differing = (BigInt(`0x${one}`) ^ BigInt(`0x${other}`)).toString(2);
  return [...differing].filter((bit) => bit === '1').length;
}

describe('the perceptual hash', () => {
  test.each(PHOTOS)('stays within a few bits when %s is resized, re-encoded or brightened', async (name) => {
    const { perceptualHash } = await look(photo(name));
    const jpeg = await photo(name).resize(1000).jpeg({ quality: 50 }).toBuffer();
    const copies = [
      sharp(jpeg),
      sharp(jpeg).resize(90),
      sharp(jpeg).modulate({ brightness: 1.1 }),
      photo(name).webp({ quality: 30 }),
    ];

    for (const copy of copies) {
      const { perceptualHash: ofCopy } = await look(sharp(await copy.toBuffer()));
      expect(distance(perceptualHash, ofCopy)).toBeLessThanOrEqual(6);
    }
  });

  test('is far from that of any other photo', async () => {
    const hashes = await Promise.all(PHOTOS.map(async (name) => (await look(photo(name))).perceptualHash));

    for (const [index, hash] of hashes.entries()) {
      expect(hash).toMatch(/^[0-9a-f]{16}$/);
      for (const other of hashes.slice(index + 1)) expect(distance(hash, other)).toBeGreaterThan(16);
    }
  });
});

describe('the dominant colour', () => {
  test('is exactly that of most pixels', async () => {
    const picture = plain(300, 200, '#ff0000').composite([
      { input: await plain(100, 100, '#00ff00').png().toBuffer() },
    ]);

    expect((await look(sharp(await picture.png().toBuffer()))).dominantColour).toBe('#ff0000');
  });

  test('is white where nothing is to be seen', async () => {
    const nothing = sharp({ create: { width: 40, height: 30, channels: 4, background: '#00000000' } });

    expect((await look(nothing)).dominantColour).toBe('#ffffff');
  });
});

describe('the focal point', () => {
  test.each([
    ['upper left', { left: 20, top: 15 }, { x: 0.1, y: 0.1 }],
    ['lower right', { left: 275, top: 165 }, { x: 0.9, y: 0.88 }],
  ])('is near what draws the eye: %s', async (_, place, { x, y }) => {
    const bright = await plain(25, 25, '#ff5030').png().toBuffer();
    const picture = plain(320, 210, '#777777').composite([{ input: bright, ...place }]);

    const { focalPoint } = await look(sharp(await picture.png().toBuffer()));

    expect(Math.abs(focalPoint.x - x)).toBeLessThan(0.1);
    expect(Math.abs(focalPoint.y - y)).toBeLessThan(0.1);
  });

  test.each([
    [1, 1],
    [1, 300],
    [300, 1],
    [200, 200],
  ])('lies within a picture of %i x %i pixels', async (width, height) => {
    const { x, y } = (await look(plain(width, height, '#336699'))).focalPoint;

    for (const share of [x, y]) {
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
    }
  });
});

describe('the placeholder', () => {
  test('has the shape and the colour of the picture', async () => {
    const { thumbhash } = await look(plain(320, 160, '#205080'));

    const hash = Buffer.from(thumbhash, 'base64');
    const { r, g, b, a } = thumbHashToAverageRGBA(hash);
    expect(thumbHashToApproximateAspectRatio(hash)).toBeCloseTo(2, 0);
    expect([r, g, b, a].map((share) => Math.round(share * 10))).toEqual([1, 3, 5, 10]);
    expect(hash.length).toBeLessThan(30);
  });
});
