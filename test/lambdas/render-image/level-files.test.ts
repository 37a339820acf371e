import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { SAMPLES } from '../../../local/paths';
import { LIMITS } from '../../support/limits';
import { aPlan } from '../../support/plan';

const PLAN = aPlan({ widthsPx: [160, 320], formats: ['avif', 'webp', 'jpeg'] });

const plain = (width: number, height: number, background: string): Sharp =>
  sharp({ create: { width, height, channels: 4, background } });

/** Thin red and blue lines on white. */
const graphic = (): Promise<Buffer> =>
  plain(400, 300, '#ffffff')
    .composite(
      Array.from({ length: 20 }, (_, index) => ({
        input: { create: { width: 3, height: 260, channels: 4, background: index % 2 ? '#0000ff' : '#ff0000' } },
        left: 15 * index + 40,
        top: 20,
      })),
    )
    .png()
    .toBuffer();

const photo = (name = 'wine.jpg'): Buffer => readFileSync(join(SAMPLES, name));

/** Of a JPEG as its header says it, of an AVIF from the bits of its `av1C` box: https://aomediacodec.github.io/av1-isobmff/#av1codecconfigurationbox */
async function chromaOf(body: Uint8Array): Promise<string | undefined> {
  const at = Buffer.from(body).indexOf('av1C');
  if (at < 0) return (await sharp(body).metadata()).chromaSubsampling;
  return ((body[at + 6] ?? 0) & 0b1100) === 0 ? '4:4:4' : '4:2:0';
}

describe('the files of a picture', () => {
  test.each([
    ['photo', photo, '4:2:0'],
    ['graphic', graphic, '4:4:4'],
  ])('have the colours of a %s at the resolution that it needs', async (kind, original, chroma) => {
    const rendered = await makeRenditions(await original(), PLAN, LIMITS);

    expect(rendered.kind).toBe(kind);
    const withChoice = rendered.renditions.filter(({ format }) => format !== 'webp').map(({ body }) => body);
    for (const body of [...withChoice, rendered.mezzanine.body]) expect(await chromaOf(body)).toBe(chroma);
  });

  test('are JPEGs that show at once, in rough, and a mezzanine that is quick to read', async () => {
    const { renditions, mezzanine } = await makeRenditions(photo(), { ...PLAN, formats: ['jpeg'] }, LIMITS);

    for (const { body } of renditions) expect(await sharp(body).metadata()).toMatchObject({ isProgressive: true });
    expect(mezzanine.contentType).toBe('image/jpeg');
    expect(await sharp(mezzanine.body).metadata()).toMatchObject({ format: 'jpeg', isProgressive: false, width: 2048 });
  });

  test.each([
    ['graphic', () => plain(400, 300, '#ff000080').png().toBuffer(), 'image/png'],
    ['photo', () => sharp(photo()).resize(400).ensureAlpha(0.5).png().toBuffer(), 'image/webp'],
  ])('keep what is transparent in formats that can, the mezzanine of a %s too', async (kind, glass, type) => {
    const rendered = await makeRenditions(await glass(), PLAN, LIMITS);

    const { renditions, mezzanine } = rendered;
    expect([rendered.kind, mezzanine.contentType]).toEqual([kind, type]);
    for (const body of [
      mezzanine.body,
      ...renditions.filter(({ format }) => format !== 'jpeg').map(({ body }) => body),
    ]) {
      const [, , , alpha = 0] = await sharp(body).raw().toBuffer();
      expect(Math.abs(alpha - 128)).toBeLessThan(6);
    }
  });

  test('lose an alpha channel that hides nothing', async () => {
    const { mezzanine } = await makeRenditions(await graphic(), PLAN, LIMITS);

    expect(mezzanine.contentType).toBe('image/jpeg');
  });

  test('show soft light without bands: in nearly as many shades as it has', async () => {
    const original = await sharp(photo('gradient.jpg')).autoOrient().resize(320).raw().toBuffer();

    const { renditions } = await makeRenditions(photo('gradient.jpg'), { ...PLAN, widthsPx: [320] }, LIMITS);

    for (const { body } of renditions) {
      const shown = await sharp(body).raw().toBuffer();
      expect(new Set(shown).size).toBeGreaterThan(0.85 * new Set(original).size);
    }
  });
});

describe('the files of an animation', () => {
  const FRAMES = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'];
  const moving = async (format: 'gif' | 'webp', size = { width: 200, height: 150 }): Promise<Buffer> => {
    const frames = FRAMES.map((colour) => plain(size.width, size.height, colour).png().toBuffer());
    return sharp(await Promise.all(frames), { join: { animated: true } })
      [format]({ delay: [100, 200, 300, 400], loop: 3 })
      .toBuffer();
  };
  const colourOf = async (body: Uint8Array, page = 0): Promise<number[]> => [
    ...(await sharp(body, { page }).removeAlpha().raw().toBuffer()).subarray(0, 3),
  ];
  const isNear = (found: number[], wanted: number[]): boolean =>
    found.every((value, at) => Math.abs(value - (wanted[at] ?? 0)) < 12);

  test.each(['gif', 'webp'] as const)('show the first frame of a %s, in every format', async (format) => {
    const { renditions, frames } = await makeRenditions(await moving(format), PLAN, LIMITS);

    expect(frames).toBeUndefined();
    expect(renditions.map(({ format }) => format)).toEqual(['avif', 'webp', 'jpeg']);
    for (const { body } of renditions) {
      expect((await sharp(body, { pages: -1 }).metadata()).pages ?? 1).toBe(1);
      expect(isNear(await colourOf(body), [255, 0, 0])).toBe(true);
    }
  });

  test.each(['gif', 'webp'] as const)('move in WebP where the plan says so, a %s at its own pace', async (format) => {
    const plan = { ...PLAN, formats: ['avif', 'jpeg'] as const, animates: true };

    const { renditions, frames, mezzanine } = await makeRenditions(await moving(format), plan, LIMITS);

    expect(frames).toBe(4);
    expect(renditions.map(({ format, widthPx, heightPx }) => [format, widthPx, heightPx])).toEqual([
      ['webp', 160, 120],
      ['jpeg', 160, 120],
    ]);
    const [webp, jpeg] = renditions.map(({ body }) => body);
    const { pages, delay, loop, pageHeight } = await sharp(webp, { pages: -1 }).metadata();
    expect({ pages, delay, loop, pageHeight }).toEqual({
      pages: 4,
      delay: [100, 200, 300, 400],
      loop: 3,
      pageHeight: 120,
    });
    expect(isNear(await colourOf(webp ?? Buffer.alloc(0), 2), [0, 0, 255])).toBe(true);
    for (const still of [jpeg, mezzanine.body]) {
      expect(isNear(await colourOf(still ?? Buffer.alloc(0)), [255, 0, 0])).toBe(true);
    }
  });

  test('show the first frame where all of them are too many pixels', async () => {
    const large = await moving('webp', { width: 2600, height: 2500 });

    const { renditions, frames } = await makeRenditions(large, { ...PLAN, animates: true }, LIMITS);

    expect(frames).toBeUndefined();
    expect(renditions.map(({ format }) => format)).toContain('avif');
  });

  test('are as ever of what does not move', async () => {
    const { renditions, frames } = await makeRenditions(await graphic(), { ...PLAN, animates: true }, LIMITS);

    expect(frames).toBeUndefined();
    expect(renditions.map(({ format }) => format)).toEqual([...PLAN.formats, ...PLAN.formats]);
  });
});
