import type { ImageType } from './image-type';

/** What a file is put together from. `packed`: text or a profile that unpacks to any size. */
export type Piece = 'segment' | 'packed' | 'scan' | 'frame';

const PIECES: Readonly<Partial<Record<ImageType, (bytes: Buffer) => Generator<Piece>>>> = {
  jpeg: jpegPieces,
  png: pngPieces,
  webp: webpPieces,
  gif: gifPieces,
};

/** The pieces of a file in their order, as its lengths have it: nothing is decoded, and what makes no sense ends it. */
export function piecesOf(bytes: Uint8Array, type: ImageType): Iterable<Piece> {
  return PIECES[type]?.(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)) ?? [];
}

/** https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B */
function* jpegPieces(bytes: Buffer): Generator<Piece> {
  const [SCAN, END] = [0xda, 0xd9];
  for (let at = nextMarker(bytes, 2); at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1];
    if (marker === END) return;
    yield marker === SCAN ? 'scan' : 'segment';
    at = nextMarker(bytes, at + 2 + bytes.readUInt16BE(at + 2));
  }
}

/**
 * The next marker that has a length, or the end's. What lies before it is passed over, the pixels of a scan and bytes that belong nowhere
 * alike: libjpeg does, so a counter that stopped at them would count less than it reads.
 * https://github.com/libjpeg-turbo/libjpeg-turbo/blob/main/src/jdmarker.c, `next_marker`
 */
function nextMarker(bytes: Buffer, from: number): number {
  let at = bytes.indexOf(0xff, from);
  while (at >= 0 && !hasLength(bytes[at + 1] ?? 0)) at = bytes.indexOf(0xff, at + 1);
  return at < 0 ? bytes.length : at;
}

/** Not fill (0xff), stuffing (0), a restart (0xd0 to 0xd7) or TEM (1). */
const hasLength = (marker: number): boolean => marker > 1 && marker < 0xff && !(marker >= 0xd0 && marker <= 0xd7);

/** https://www.w3.org/TR/png-3/#5Chunk-layout */
function* pngPieces(bytes: Buffer): Generator<Piece> {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (['zTXt', 'iTXt', 'iCCP'].includes(type)) yield 'packed';
    else if (type !== 'IDAT') yield 'segment';
  }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function* webpPieces(bytes: Buffer): Generator<Piece> {
  for (let at = 12; at + 8 <= bytes.length; ) {
    yield bytes.toString('latin1', at, at + 4) === 'ANMF' ? 'frame' : 'segment';
    const size = bytes.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
function* gifPieces(bytes: Buffer): Generator<Piece> {
  let at = 13 + tableBytes(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      yield 'frame';
      at = afterBlocks(bytes, at + 11 + tableBytes(bytes[at + 9] ?? 0));
    } else if (kind === 0x21) at = afterBlocks(bytes, at + 2);
    else return;
  }
}

const tableBytes = (packed: number): number => (packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0);

function afterBlocks(bytes: Buffer, from: number): number {
  let at = from;
  for (let length = bytes[at]; length; length = bytes[at]) at += 1 + length;
  return at + 1;
}
