import fc from 'fast-check';
import sharp from 'sharp';
import { makeRenditions, type Rendered } from '../../../lambdas/render-image/make-renditions';
import { LIMITS } from '../../support/limits';
import { COLOURS, type PictureMaking, POSITION, pictureOf, SECRETS } from '../../support/pictures';
import { aPlan } from '../../support/plan';

/**
 * What is promised of every file, whatever was uploaded: upright, in sRGB, of the size that is said, and without a word of where and with
 * what it was taken.
 */
const PLAN = aPlan({ widthsPx: [24, 100, 700], formats: ['avif', 'webp', 'jpeg'] });

/** What begins a block of metadata or a profile; shorter marks than these meet by chance in what is compressed. */
const MARKERS = [
  'Exif\0\0',
  'http://ns.adobe.com/',
  'x:xmpmeta',
  'Photoshop 3.0',
  'ICC_PROFILE',
  'acspAPPL',
  'acspMSFT',
];

const LONG_SIDE = 3000;
const making: fc.Arbitrary<PictureMaking> = fc
  .record({
    format: fc.constantFrom('jpeg' as const, 'png' as const, 'webp' as const, 'gif' as const, 'avif' as const),
    profile: fc.constantFrom('none' as const, 'srgb' as const, 'p3' as const, 'cmyk' as const, 'grey' as const),
    orientation: fc.integer({ min: 1, max: 8 }),
    // mostly small ones, or the encoders would take minutes
    width: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 1, max: 400 }) }, fc.integer({ min: 1, max: LONG_SIDE })),
    height: fc.integer({ min: 1, max: 300 }),
  })
  .filter(({ format, profile }) => profile !== 'cmyk' || format === 'jpeg')
  .map((picture) => (picture.format === 'gif' ? { ...picture, orientation: 1, profile: 'none' as const } : picture));

type Output = { readonly body: Uint8Array; readonly widthPx: number; readonly heightPx: number };

async function outputsOf({ renditions, mezzanine, widthPx, heightPx }: Rendered): Promise<Output[]> {
  const width = Math.min(2048, widthPx);
  const height = Math.max(1, Math.round((heightPx * width) / widthPx));
  return [...renditions, { body: mezzanine.body, widthPx: width, heightPx: height }];
}

async function faultsIn({ body, widthPx, heightPx }: Output, picture: PictureMaking): Promise<string[]> {
  const { width, height, space, orientation, exif, icc, iptc, xmp } = await sharp(body).metadata();
  const bytes = Buffer.from(body);
  const claims: Array<[string, boolean]> = [
    [`${width} x ${height}, not ${widthPx} x ${heightPx}`, width === widthPx && height === heightPx],
    ['larger than the original', widthPx <= picture.width],
    ['of another shape', Math.abs(heightPx - (picture.height * widthPx) / picture.width) <= 1],
    [`in ${space}`, space === 'srgb'],
    ['with metadata', [orientation, exif, icc, iptc, xmp].every((block) => block === undefined)],
    ...[...SECRETS, POSITION, ...MARKERS].map((text): [string, boolean] => [
      `with ${JSON.stringify(text)} in it`,
      !bytes.includes(text),
    ]),
    ...(await quartersOf(body, picture)),
  ];
  return claims.filter(([, holds]) => !holds).map(([fault]) => fault);
}

/** So many pixels a side, and the middle of a quarter is not in the blocks of the next one. */
const ENOUGH_PX = 64;

/** The middle of each quarter has its colour, which a press cannot all print; looked at where a file has enough pixels for that. */
async function quartersOf(
  body: Uint8Array,
  { profile, width, height }: PictureMaking,
): Promise<Array<[string, boolean]>> {
  const { data, info } = await sharp(body).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  if (Math.min(width, height, info.width, info.height) < ENOUGH_PX) return [];
  return COLOURS.map((colour, quarter) => {
    const x = Math.floor(info.width * (quarter % 2 === 0 ? 0.25 : 0.75));
    const y = Math.floor(info.height * (quarter < 2 ? 0.25 : 0.75));
    const at = (y * info.width + x) * info.channels;
    const found = [...data.subarray(at, at + 3)];
    const wanted = profile === 'grey' ? found.map(() => luminance(colour)) : colour;
    const farthest = Math.max(...wanted.map((value, channel) => Math.abs(value - (found[channel] ?? 0))));
    return [`${found} where ${wanted} should be seen`, farthest <= (profile === 'cmyk' ? 90 : 20)];
  });
}

const luminance = ([red, green, blue]: readonly [number, number, number] | (typeof COLOURS)[number]): number => {
  const linear = [red, green, blue].map((value) => (value / 255) ** 2.2);
  const [r = 0, g = 0, b = 0] = linear;
  return 255 * (0.2126 * r + 0.7152 * g + 0.0722 * b) ** (1 / 2.2);
};

describe('every output', () => {
  test('is upright, in sRGB, as large as is said, never enlarged, and tells nothing of the camera', async () => {
    const property = fc.asyncProperty(making, async (picture) => {
      const rendered = await makeRenditions(await pictureOf(picture), PLAN, LIMITS);
      expect([rendered.widthPx, rendered.heightPx]).toEqual([picture.width, picture.height]);
      for (const output of await outputsOf(rendered)) expect(await faultsIn(output, picture)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
