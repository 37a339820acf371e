import { constants, crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** What a PNG says of its pixels: https://www.w3.org/TR/png-3/#11IHDR */
export type PngHeader = {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: 'grey' | 'rgb' | 'rgba';
  /** Adam7. @default false */
  readonly interlaced?: boolean;
};

const COLOUR_TYPE = { grey: 0, rgb: 2, rgba: 6 } as const;
const CHANNELS = { grey: 1, rgb: 3, rgba: 4 } as const;

/** One chunk with its checksum. */
export function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}

/** A black PNG of any size, with chunks of the caller's before its pixels. */
export function blackPng(header: PngHeader, chunks: readonly Buffer[] = []): Buffer {
  const { width, height, depth, colour, interlaced = false } = header;
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([depth, COLOUR_TYPE[colour], 0, 0, interlaced ? 1 : 0], 8);
  const rowBytes = 1 + Math.ceil((width * depth * CHANNELS[colour]) / 8);
  // the rows of seven small pictures have more filter bytes and padding than those of one: what is too much is ignored
  const bytes = rowBytes * height + (interlaced ? 8 * height : 0);
  const image = chunk('IDAT', deflatedZeros(bytes));
  return Buffer.concat([SIGNATURE, chunk('IHDR', ihdr), ...chunks, image, chunk('IEND', Buffer.alloc(0))]);
}

const MEBIBYTE = 2 ** 20;

/** A zlib stream of zeros, made of one compressed mebibyte again and again, so that a gigabyte takes no time. */
export function deflatedZeros(bytes: number): Buffer {
  const whole = Math.floor(bytes / MEBIBYTE);
  const block = deflateSync(Buffer.alloc(MEBIBYTE), { finishFlush: constants.Z_FULL_FLUSH });
  const last = deflateSync(Buffer.alloc(bytes % MEBIBYTE));
  const repeated = Array<Buffer>(whole).fill(block.subarray(2));
  const adler32 = Buffer.alloc(4);
  adler32.writeUInt32BE((((bytes % 65521) << 16) | 1) >>> 0);
  return Buffer.concat([last.subarray(0, 2), ...repeated, last.subarray(2, -4), adler32]);
}
