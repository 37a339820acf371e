import { deflateSync } from 'node:zlib';
import type { Attack } from './attack';
import { greyJpeg, segment } from './jpeg';
import { blackPng, chunk } from './png';

const HEADER_BYTES = 128;

/** The header of an RGB profile, and behind it tags of the caller's. */
function profile(tags: Buffer, size = HEADER_BYTES + tags.byteLength): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(size);
  header.writeUInt32BE(0x04200000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  return Buffer.concat([header, tags]);
}

function tagTable(count: number, offset: number, size: number): Buffer {
  const table = Buffer.alloc(4 + 12 * Math.min(count, 1000));
  table.writeUInt32BE(count);
  for (let at = 4; at < table.length; at += 12) {
    table.write('A2B0', at, 'latin1');
    table.writeUInt32BE(offset, at + 4);
    table.writeUInt32BE(size, at + 8);
  }
  return table;
}

const PROFILES: Readonly<Record<string, Buffer>> = {
  'of zeros': Buffer.alloc(1000),
  'of one byte': Buffer.from([0]),
  'of a header alone': profile(Buffer.alloc(0)),
  'that says 4 GB': profile(Buffer.alloc(4), 0xffffffff),
  'of 4 billion tags': profile(tagTable(0xffffffff, 132, 4)),
  'of 1000 tags beyond its end': profile(tagTable(1000, 0x7fffffff, 0x7fffffff)),
  'of 1000 tags that are the table itself': profile(tagTable(1000, 128, 12_000)),
};

const inJpeg = (icc: Buffer): Buffer => {
  const jpeg = greyJpeg({ width: 64, height: 64, isProgressive: false });
  const marker = segment(0xe2, Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), icc]));
  return Buffer.concat([jpeg.subarray(0, 2), marker, jpeg.subarray(2)]);
};

const inPng = (icc: Buffer): Buffer =>
  blackPng({ width: 64, height: 64, depth: 8, colour: 'rgb' }, [
    chunk('iCCP', Buffer.concat([Buffer.from('profile\0\0', 'latin1'), deflateSync(icc)])),
  ]);

/** Colour profiles that are none. */
export const PROFILE_LIES: readonly Attack[] = Object.entries(PROFILES).flatMap(([what, icc]) => [
  { name: `JPEG with a profile ${what}`, bytes: () => inJpeg(icc) },
  { name: `PNG with a profile ${what}`, bytes: () => inPng(icc) },
]);
