import fc from 'fast-check';
import sharp from 'sharp';
import { Declined } from '../../../lambdas/transform-image/declined';
import { type Picture, planVariant } from '../../../lambdas/transform-image/make-variant';
import { variantFileIn } from '../../../lambdas/transform-image/variant';

type Colour = '#ff0000' | '#00ff00' | '#0000ff';
const square = (background: Colour, side: number) => ({
  create: { width: side, height: side, channels: 3, background } as const,
});

/** Red, green and blue thirds beside each other, as a mezzanine is: JPEG, upright, sRGB. */
const threeColours = (side: number) =>
  sharp({ create: { width: 3 * side, height: side, channels: 3, background: '#ff0000' } })
    .composite([
      { input: square('#00ff00', side), left: side, top: 0 },
      { input: square('#0000ff', side), left: 2 * side, top: 0 },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();

const make = async (
  mezzanine: Buffer,
  leaf: string,
  picture: Pick<Picture, 'widthPx' | 'heightPx'> & Partial<Picture>,
) =>
  (await planVariant(mezzanine, variantFileIn(leaf), { kind: 'photo', focalPoint: { x: 0.5, y: 0.5 }, ...picture }))();

const colourAt = async (image: Uint8Array, left: number, top: number): Promise<string> => {
  const data = await sharp(image).extract({ left, top, width: 1, height: 1 }).removeAlpha().raw().toBuffer();
  return ['red', 'green', 'blue'][data.indexOf(Math.max(...data))] ?? '';
};

describe('a variant', () => {
  test.each([
    ['300.avif', 300, 100],
    ['300.webp', 300, 100],
    ['300.jpeg', 300, 100],
    ['101.jpeg', 101, 34],
    ['300_dpr2.jpeg', 600, 200],
    ['300_ar16x9.jpeg', 300, 169],
    ['100x180.jpeg', 100, 180],
    ['100x50_dpr2.jpeg', 200, 100],
  ])('has the size and format that its name says: %s', async (leaf, width, height) => {
    const found = await sharp(await make(await threeColours(200), leaf, { widthPx: 600, heightPx: 200 })).metadata();

    expect(found).toMatchObject({ width, height, format: leaf.endsWith('avif') ? 'heif' : leaf.split('.')[1] });
  });

  test.each([
    [{ x: 0.1, y: 0.5 }, 'red'],
    [{ x: 0.5, y: 0.5 }, 'green'],
    [{ x: 1, y: 1 }, 'blue'],
  ])('is cropped around the focal point %j', async (focalPoint, colour) => {
    const picture = { widthPx: 600, heightPx: 200, focalPoint };

    const cropped = await make(await threeColours(200), '100x100.jpeg', picture);

    expect(await Promise.all([10, 50, 90].map((left) => colourAt(cropped, left, 50)))).toEqual([
      colour,
      colour,
      colour,
    ]);
  });

  test.each(['png', 'webp'] as const)('keeps what is transparent in a mezzanine in %s', async (format) => {
    const glass = await sharp({ create: { width: 200, height: 200, channels: 4, background: '#ff000080' } })
      [format]()
      .toBuffer();

    const variant = await make(glass, '100.webp', { widthPx: 200, heightPx: 200, kind: 'graphic' });

    const [, , , alpha = 0] = await sharp(variant).raw().toBuffer();
    expect(Math.abs(alpha - 128)).toBeLessThan(3);
  });

  test('shows all of the picture when it is not cropped', async () => {
    const whole = await make(await threeColours(200), '300.jpeg', {
      widthPx: 600,
      heightPx: 200,
      focalPoint: { x: 0, y: 0 },
    });

    expect(await Promise.all([50, 150, 250].map((left) => colourAt(whole, left, 50)))).toEqual([
      'red',
      'green',
      'blue',
    ]);
  });

  test('is blurred so far, twice as far for a screen twice as dense, and smaller for a lower quality', async () => {
    const mezzanine = await threeColours(200);
    const picture = { widthPx: 600, heightPx: 200 };
    /** How much of the red third, next to the edge, is still red. */
    const redNextToEdge = async (leaf: string, left: number) =>
      (
        await sharp(await make(mezzanine, leaf, picture))
          .extract({ left, top: 20, width: 1, height: 1 })
          .raw()
          .toBuffer()
      )[0] ?? 0;

    const [sharpEdge, blurred, blurredMore] = await Promise.all([
      redNextToEdge('300.jpeg', 95),
      redNextToEdge('300_blur4.jpeg', 95),
      redNextToEdge('300_blur20.jpeg', 95),
    ]);
    expect(sharpEdge).toBeGreaterThan(blurred + 10);
    expect(blurred).toBeGreaterThan(blurredMore + 10);
    expect(Math.abs((await redNextToEdge('300_dpr2_blur4.jpeg', 191)) - blurred)).toBeLessThan(12);

    const bytes = async (leaf: string) => (await make(mezzanine, leaf, picture)).byteLength;
    for (const format of ['avif', 'webp', 'jpeg']) {
      expect(await bytes(`600_q30.${format}`)).toBeLessThan(await bytes(`600_q90.${format}`));
    }
    expect(await bytes('300_dpr2.jpeg')).toBeLessThan(await bytes('600.jpeg'));
  });

  test.each([
    ['601.avif', '601 x 200 pixels are more than this picture has: it is made up to 600 x 200'],
    ['100x201.avif', '100 x 201 pixels are more than this picture has'],
    ['301_dpr2.avif', '602 x 201 pixels are more than this picture has'],
  ])('is never enlarged: %s', async (leaf, reason) => {
    const made = make(await threeColours(200), leaf, { widthPx: 600, heightPx: 200 });

    await expect(made).rejects.toThrow(Declined);
    await expect(made).rejects.toThrow(reason);
    await expect(made).rejects.toMatchObject({ status: 404 });
  });

  test('has no more pixels than any may have, however long the picture is', async () => {
    const long = sharp({ create: { width: 20, height: 4200, channels: 3, background: '#000000' } });

    const made = make(await long.jpeg().toBuffer(), '20.avif', { widthPx: 20, heightPx: 4200 });

    await expect(made).rejects.toThrow('it would be 4200 pixels high, and 4096 are the most');
  });

  test('is exactly as large as asked wherever the focal point is, and carries no metadata', async () => {
    const point = fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const side = fc.integer({ min: 16, max: 120 });
    const sizes = fc.record({ width: fc.integer({ min: 120, max: 160 }), height: fc.integer({ min: 120, max: 160 }) });

    await fc.assert(
      fc.asyncProperty(point, side, side, sizes, async (focalPoint, width, height, size) => {
        const mezzanine = await sharp({ create: { ...size, channels: 3, background: '#00ff00' } })
          .jpeg()
          .withExif({ IFD0: { Artist: 'Ann' } })
          .toBuffer();

        const made = await make(mezzanine, `${width}x${height}.jpeg`, {
          widthPx: size.width,
          heightPx: size.height,
          focalPoint,
        });

        const found = await sharp(made).metadata();
        expect(found).toMatchObject({ width, height });
        expect([found.exif, found.icc, found.xmp, found.iptc]).toEqual([undefined, undefined, undefined, undefined]);
      }),
      { numRuns: 60 },
    );
  });
});
