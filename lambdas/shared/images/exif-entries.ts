/** Tags whose value is where another directory begins: EXIF, GPS, interoperability. https://www.exif.org/Exif2-2.PDF */
const POINTERS = [0x8769, 0x8825, 0xa005];
const ENTRY_BYTES = 12;

type Reader = {
  readonly tiff: Buffer;
  readonly u16: (at: number) => number;
  readonly u32: (at: number) => number;
};

/**
 * How many entries whoever reads the EXIF of a file would visit, counted up to `most`. Its directories may point at each other and
 * themselves, and libexif follows them: 60 KB keep it busy for eight seconds.
 */
export function exifEntries(bytes: Uint8Array, most: number): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let visited = 0;
  // in every container EXIF is a TIFF with its header, wherever that stands
  for (const header of ['II*\0', 'MM\0*']) {
    for (
      let at = file.indexOf(header, 0, 'latin1');
      at >= 0 && visited < most;
      at = file.indexOf(header, at + 4, 'latin1')
    ) {
      visited += 1 + entriesOf(readerOf(file.subarray(at), header.startsWith('I')), most - visited);
    }
  }
  return visited;
}

function readerOf(tiff: Buffer, isLittle: boolean): Reader {
  const within = (at: number, bytes: number) => at + bytes <= tiff.length;
  return {
    tiff,
    u16: (at) => (within(at, 2) ? (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at)) : 0),
    u32: (at) => (within(at, 4) ? (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at)) : 0),
  };
}

function entriesOf({ tiff, u16, u32 }: Reader, most: number): number {
  const directories = [u32(4)];
  let visited = 0;
  for (let at = directories.pop(); at !== undefined && visited < most; at = directories.pop()) {
    const fitting = Math.floor(Math.max(0, tiff.length - at - 2) / ENTRY_BYTES);
    const entries = Math.min(u16(at), fitting);
    visited += 1 + entries;
    for (let entry = at + 2; entry < at + 2 + entries * ENTRY_BYTES; entry += ENTRY_BYTES) {
      if (POINTERS.includes(u16(entry))) directories.push(u32(entry + 8));
    }
  }
  return visited;
}
