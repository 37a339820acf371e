import sharp from 'sharp';
import type { ImageType } from '../../../../lambdas/shared/images/image-type';
import { type Piece, piecesOf } from '../../../../lambdas/shared/images/pieces';
import { CHUNK_BOMBS } from '../../../support/hostile/chunk-bombs';
import { FRAME_BOMBS } from '../../../support/hostile/frame-bombs';
import { greyJpeg } from '../../../support/hostile/jpeg';

const count = (file: Buffer, type: ImageType, wanted: Piece): number =>
  [...piecesOf(file, type)].filter((piece) => piece === wanted).length;

/** Noise: every byte there is stands in it, as in a real file. */
const noise = () =>
  sharp({
    create: {
      width: 256,
      height: 256,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
      background: '#000',
    },
  });

describe('the pieces of a file', () => {
  test('are the scans of a progressive JPEG', async () => {
    expect(count(await noise().jpeg({ progressive: true }).toBuffer(), 'jpeg', 'scan')).toBe(10);
    expect(count(await noise().jpeg().toBuffer(), 'jpeg', 'scan')).toBe(1);
    expect(count(greyJpeg({ width: 64, height: 64, isProgressive: true, refinements: 99 }), 'jpeg', 'scan')).toBe(100);
  });

  test('are not those of what stands behind its end', async () => {
    const photo = await noise().jpeg().toBuffer();

    expect(count(Buffer.concat([photo, photo]), 'jpeg', 'scan')).toBe(1);
  });

  test.each([
    'JPEG with 2000000 empty segments behind a byte that belongs nowhere',
    'JPEG with 2000000 empty segments behind a restart without a scan',
  ])('are all that libjpeg reads: %s', async (name) => {
    const bomb = await CHUNK_BOMBS.find((each) => each.name === name)?.bytes();

    expect(count(bomb ?? Buffer.alloc(0), 'jpeg', 'segment')).toBeGreaterThan(2_000_000);
  });

  test.each([
    ['gif', 'GIF of 1000 frames of 500 x 500'],
    ['webp', 'WebP of 1000 frames of 1000 x 1000'],
  ] as const)('are the frames of an animation: %s', async (type, name) => {
    const animation = await FRAME_BOMBS.find((bomb) => bomb.name === name)?.bytes();

    expect(count(animation ?? Buffer.alloc(0), type, 'frame')).toBe(1000);
    expect(await sharp(animation).metadata()).toMatchObject({ pages: 1000 });
  });

  test('are the profile of a PNG, and not its pixels', async () => {
    const png = await noise().withIccProfile('p3').png().toBuffer();

    expect(count(png, 'png', 'packed')).toBe(1);
    expect(count(png, 'png', 'segment')).toBeLessThan(6);
  });

  test.each(['jpeg', 'png', 'webp', 'gif'] as const)('come to an end wherever a file is cut: %s', async (type) => {
    const file = await noise().toFormat(type).toBuffer();

    for (let length = 0; length < file.length; length += 97) {
      expect([...piecesOf(file.subarray(0, length), type)].length).toBeLessThan(50);
    }
  });
});
