import type { Attack } from './attack';
import { greyJpeg, segment } from './jpeg';
import { blackPng, chunk, deflatedZeros } from './png';
import { canvas, flatPixels, riff, webp } from './webp';

const png = (chunks: readonly Buffer[]) => blackPng({ width: 64, height: 64, depth: 8, colour: 'rgb' }, chunks);

const named = (name: string, data: Buffer) => Buffer.concat([Buffer.from(`${name}\0\0`, 'latin1'), data]);

function jpeg(segments: readonly Buffer[]): Buffer {
  const whole = greyJpeg({ width: 64, height: 64, isProgressive: false });
  return Buffer.concat([whole.subarray(0, 2), ...segments, whole.subarray(2)]);
}

/** EXIF whose directories point at themselves. */
function loopingExif(bytes: number): Buffer {
  const tiff = Buffer.alloc(bytes);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  const entries = Math.floor((bytes - 16) / 12);
  tiff.writeUInt16BE(entries, 8);
  for (let entry = 0; entry < entries; entry++) {
    tiff.writeUInt16BE(0x8769, 10 + 12 * entry); // the EXIF directory
    tiff.writeUInt16BE(4, 12 + 12 * entry);
    tiff.writeUInt32BE(1, 14 + 12 * entry);
    tiff.writeUInt32BE(8, 18 + 12 * entry);
  }
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

/** EXIF that is a long list of makers without a name. */
function plainExif(entries: number): Buffer {
  const tiff = Buffer.alloc(16 + 12 * entries);
  tiff.write('MM\0*', 'latin1');
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(entries, 8);
  for (let at = 10; at + 12 < tiff.length; at += 12) {
    tiff.writeUInt16BE(0x010f, at);
    tiff.writeUInt16BE(2, at + 2);
    tiff.writeUInt32BE(4, at + 4);
  }
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
}

const emptySegments = (): Buffer[] => Array<Buffer>(2_000_000).fill(segment(0xe1, Buffer.alloc(0)));

/** Few bytes beside the pixels that are many, or one after the other without an end. */
export const CHUNK_BOMBS: readonly Attack[] = [
  {
    name: 'PNG with 400 MB in a compressed text',
    bytes: () => png([chunk('zTXt', named('Comment', deflatedZeros(400e6)))]),
  },
  {
    name: 'PNG with 400 MB in a compressed profile',
    bytes: () => png([chunk('iCCP', named('p', deflatedZeros(400e6)))]),
  },
  {
    name: 'PNG with 200 texts of 20 MB',
    bytes: () => png(Array<Buffer>(200).fill(chunk('zTXt', named('Comment', deflatedZeros(20e6))))),
  },
  {
    name: 'PNG with 200000 texts',
    bytes: () => png(Array<Buffer>(200_000).fill(chunk('tEXt', Buffer.from('Comment\0x')))),
  },
  {
    name: 'PNG with 1000000 empty chunks',
    bytes: () => png(Array<Buffer>(1_000_000).fill(chunk('juNk', Buffer.alloc(0)))),
  },
  {
    name: 'PNG with EXIF of 600 KB that points at itself',
    bytes: () => png([chunk('eXIf', loopingExif(600_000).subarray(6))]),
  },
  { name: 'JPEG with EXIF of 5000 plain entries', bytes: () => jpeg([segment(0xe1, plainExif(5000))]) },
  { name: 'JPEG with EXIF of 60 KB that points at itself', bytes: () => jpeg([segment(0xe1, loopingExif(60_000))]) },
  {
    name: 'JPEG with 255 parts of a profile',
    bytes: () =>
      jpeg(
        Array.from({ length: 255 }, (_, index) =>
          segment(
            0xe2,
            Buffer.concat([Buffer.from('ICC_PROFILE\0'), Buffer.from([index + 1, 255]), Buffer.alloc(65_000)]),
          ),
        ),
      ),
  },
  {
    name: 'JPEG with 2000000 empty segments behind a byte that belongs nowhere',
    bytes: () => jpeg([segment(0xe1, Buffer.alloc(0)), Buffer.from([0]), ...emptySegments()]),
  },
  {
    name: 'JPEG with 2000000 empty segments behind a restart without a scan',
    bytes: () => jpeg([segment(0xe1, Buffer.alloc(0)), Buffer.from([0xff, 0xd0]), ...emptySegments()]),
  },
  {
    name: 'JPEG with 2000000 empty comments',
    bytes: () => jpeg(Array<Buffer>(2_000_000).fill(segment(0xfe, Buffer.alloc(0)))),
  },
  {
    name: 'JPEG with 2000000 empty application segments',
    bytes: () => jpeg(Array<Buffer>(2_000_000).fill(segment(0xe1, Buffer.alloc(0)))),
  },
  { name: 'JPEG with 20 MB of fill bytes', bytes: () => jpeg([Buffer.alloc(20e6, 0xff)]) },
  {
    name: 'WebP with 1000000 empty chunks',
    bytes: async () =>
      webp([canvas(64, 64), ...Array<Buffer>(1_000_000).fill(riff('juNk', Buffer.alloc(0))), await flatPixels(64, 64)]),
  },
];
