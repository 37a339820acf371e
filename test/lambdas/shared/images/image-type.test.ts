import sharp from 'sharp';
import { imageTypeOf, mayBeImage } from '../../../../lambdas/shared/images/image-type';

const box = (...brands: string[]) => Buffer.from(`\0\0\0\x20ftyp${brands.join('')}`, 'latin1');

describe('the type of a file', () => {
  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('is told from its first bytes: %s', async (type) => {
    const file = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#ff0000' } })
      .toFormat(type)
      .toBuffer();

    expect(imageTypeOf(file)).toBe(type);
  });

  test.each([
    ['an iPhone’s photo', box('heic', '\0\0\0\0', 'mif1', 'heic'), 'heic'],
    ['a photo whose main brand says less', box('mif1', '\0\0\0\0', 'mif1', 'heic'), 'heic'],
    ['an AVIF whose main brand says less', box('mif1', '\0\0\0\0', 'avif', 'miaf'), 'avif'],
    ['a film', box('isom', '\0\0\0\0', 'mp42'), undefined],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), undefined],
    ['nothing', Buffer.alloc(0), undefined],
    ['a sound in the same box as WebP', Buffer.from('RIFF\0\0\0\0WAVE'), undefined],
  ])('is that of %s', (_, file, type) => {
    expect(imageTypeOf(file)).toBe(type);
  });
});

describe('a declared content type', () => {
  test.each(['image/jpeg', 'image/heic', 'IMAGE/PNG', 'image/x-canon-cr2', 'image/png; charset=binary'])(
    'may be wrong about the kind of image: %s',
    (type) => {
      expect(mayBeImage(type)).toBe(true);
    },
  );

  test.each(['', 'application/octet-stream', 'binary/octet-stream'])('may be unknown: "%s"', (type) => {
    expect(mayBeImage(type)).toBe(true);
  });

  test.each(['text/html', 'application/pdf', 'video/mp4', 'application/json; x=image/'])(
    'is believed when it says that it is none: %s',
    (type) => {
      expect(mayBeImage(type)).toBe(false);
    },
  );
});
