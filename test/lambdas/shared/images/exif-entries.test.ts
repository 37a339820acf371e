import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exifEntries } from '../../../../lambdas/shared/images/exif-entries';
import { SAMPLES } from '../../../../local/paths';

/** A directory with as many entries, each of which points to its beginning. */
function looping(entries: number, isLittle: boolean): Buffer {
  const tiff = Buffer.alloc(14 + 12 * entries);
  const [u16, u32] = isLittle
    ? [tiff.writeUInt16LE.bind(tiff), tiff.writeUInt32LE.bind(tiff)]
    : [tiff.writeUInt16BE.bind(tiff), tiff.writeUInt32BE.bind(tiff)];
  tiff.write(isLittle ? 'II*\0' : 'MM\0*', 'latin1');
  u32(8, 4);
  u16(entries, 8);
  for (let at = 10; at < 10 + 12 * entries; at += 12) {
    u16(0x8769, at);
    u32(8, at + 8);
  }
  return tiff;
}

describe('the EXIF entries of a file', () => {
  test('are some dozens in a photo', () => {
    for (const photo of readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg'))) {
      expect(exifEntries(readFileSync(join(SAMPLES, photo)), 10_000)).toBeLessThan(100);
    }
  });

  test.each([true, false])('are without an end where a directory points at itself (little endian: %s)', (isLittle) => {
    const file = Buffer.concat([Buffer.alloc(100), looping(2, isLittle)]);

    expect(exifEntries(file, 10_000)).toBeGreaterThanOrEqual(10_000);
  });

  test('are counted no further than asked, and the directory there', () => {
    const largestDirectory = 65_535;

    expect(exifEntries(Buffer.alloc(4e6, 'II*\0'), 1000)).toBeLessThan(1001 + largestDirectory);
  });

  test('are none in a file without', () => {
    expect(exifEntries(Buffer.from('GIF89a'), 10)).toBe(0);
  });
});
