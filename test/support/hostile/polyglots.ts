import sharp from 'sharp';
import type { Attack } from './attack';
import { gif } from './gif';
import { greyJpeg, segment } from './jpeg';
import { blackPng, chunk } from './png';

const SCRIPT = '*/=1;alert(document.domain)//<script>alert(1)</script>';
const jpeg = () => greyJpeg({ width: 64, height: 64, isProgressive: false });

/** An archive of one file without anything in it. */
const ZIP = Buffer.concat([
  Buffer.from('PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0x', 'latin1'),
  Buffer.from(
    'PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x',
    'latin1',
  ),
  Buffer.from('PK\x05\x06\0\0\0\0\x01\0\x01\0\x2f\0\0\0\x1f\0\0\0\0\0', 'latin1'),
]);

/** Files that are an image and something else at once. */
export const POLYGLOTS: readonly Attack[] = [
  {
    name: 'GIF that is a script',
    // 10,799 pixels wide: the size of the screen begins a comment
    bytes: () => Buffer.concat([gif({ width: 0x2a2f, height: 64 }, 1), Buffer.from(SCRIPT)]),
  },
  { name: 'GIF with a script in a comment', bytes: () => commented(gif({ width: 64, height: 64 }, 1)) },
  { name: 'JPEG that is an archive', bytes: () => Buffer.concat([jpeg(), ZIP]) },
  {
    name: 'JPEG with a page in a comment',
    bytes: () => Buffer.concat([jpeg().subarray(0, 2), segment(0xfe, Buffer.from(SCRIPT)), jpeg().subarray(2)]),
  },
  {
    name: 'PNG with a page in a text',
    bytes: () =>
      blackPng({ width: 64, height: 64, depth: 8, colour: 'rgb' }, [chunk('tEXt', Buffer.from(`Comment\0${SCRIPT}`))]),
  },
  {
    name: 'WebP before a page',
    bytes: async () => Buffer.concat([await sharp(jpeg()).webp().toBuffer(), Buffer.from(SCRIPT)]),
  },
  {
    name: 'PDF before a JPEG',
    bytes: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), jpeg()]),
  },
];

function commented(file: Buffer): Buffer {
  const comment = Buffer.concat([Buffer.from([0x21, 0xfe, SCRIPT.length]), Buffer.from(SCRIPT), Buffer.from([0])]);
  return Buffer.concat([file.subarray(0, 19), comment, file.subarray(19)]);
}
