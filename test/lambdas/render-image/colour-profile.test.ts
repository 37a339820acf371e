import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { isSrgb } from '../../../lambdas/render-image/colour-profile';
import { SAMPLES } from '../../../local/paths';

const red = sharp({ create: { width: 8, height: 8, channels: 3, background: '#ff0000' } });

/** A profile of version 2 with nothing but its description. */
function describedAs(name: string): Buffer {
  const tag = Buffer.concat([Buffer.from('desc\0\0\0\0'), Buffer.alloc(4), Buffer.from(`${name}\0`)]);
  tag.writeUInt32BE(name.length + 1, 8);
  const head = Buffer.alloc(128 + 4 + 12);
  head.writeUInt32BE(1, 128);
  head.write('desc', 132);
  head.writeUInt32BE(head.length, 136);
  head.writeUInt32BE(tag.length, 140);
  return Buffer.concat([head, tag]);
}

describe('a colour profile', () => {
  test('is sRGB when it calls itself so, in the words of either version', async () => {
    const version4 = (await sharp(await red.clone().withIccProfile('srgb').png().toBuffer()).metadata()).icc;

    expect(isSrgb(version4)).toBe(true);
    expect(isSrgb(describedAs('sRGB IEC61966-2.1'))).toBe(true);
  });

  test.each(['Display P3', 'Adobe RGB (1998)', 'sRGB-elle-V2-g10.icc', ''])('is not when it is called %p', (name) => {
    expect(isSrgb(describedAs(name))).toBe(false);
  });

  test('is not when it is the wide one of a phone', async () => {
    const { icc } = await sharp(readFileSync(join(SAMPLES, 'sunset-hill.jpg'))).metadata();

    expect(icc).toBeDefined();
    expect(isSrgb(icc)).toBe(false);
  });

  test('is not when it is cut off anywhere, and is read without an error', () => {
    const whole = describedAs('sRGB');
    const parts = Array.from({ length: whole.length - 6 }, (_, length) => whole.subarray(0, length));

    expect(parts.filter(isSrgb)).toEqual([]);
    expect(isSrgb(undefined)).toBe(false);
  });
});
