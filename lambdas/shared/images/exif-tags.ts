/** What one tag holds: text as it stands there, or numbers. */
export type ExifValue = string | readonly number[];

/** Where each tag is: https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, sections 4.6.4 to 4.6.6. */
const IMAGE = { make: 0x010f, model: 0x0110, photoAt: 0x8769, gpsAt: 0x8825 } as const;
const PHOTO = {
  exposureTime: 0x829a,
  fNumber: 0x829d,
  iso: 0x8827,
  dateTimeOriginal: 0x9003,
  offsetTimeOriginal: 0x9011,
  focalLength: 0x920a,
  focalLengthIn35mm: 0xa405,
  lensModel: 0xa434,
} as const;
const GPS = {
  latitudeRef: 0x0001,
  latitude: 0x0002,
  longitudeRef: 0x0003,
  longitude: 0x0004,
  altitudeRef: 0x0005,
  altitude: 0x0006,
  status: 0x0009,
} as const;

type Names = Readonly<Record<string, number>>;
type Values<Directory extends Names> = { readonly [Name in keyof Directory]?: ExifValue };

/** What is read of a file's EXIF. */
export type ExifTags = Values<typeof IMAGE & typeof PHOTO & typeof GPS>;

/**
 * No length in the file is trusted: a directory of 64 KiB can claim 5,000 tags of 65,536 values each, which takes a reader that
 * believes it more than a gigabyte. Cameras write up to 100 tags a directory, and none of those above holds more than this.
 */
const MOST_ENTRIES = 512;
const MOST_NUMBERS = 3;
const MOST_TEXT_BYTES = 256;

const ENTRY_BYTES = 12;
/** Bytes of a value, by TIFF type: byte, text, short, long, rational, and the signed ones. */
const VALUE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 9: 4, 10: 8 };
const TEXT = 2;

/** Reads the few tags that we show from the EXIF of a file, with or without the leading `Exif`. What is broken is not there. */
export function readExif(exif: Uint8Array): ExifTags {
  const tiff = tiffIn(exif);
  if (!tiff) return {};
  const image = directoryAt(tiff, longAt(tiff, 4), IMAGE);
  return {
    ...image,
    ...directoryAt(tiff, numberOf(image.photoAt), PHOTO),
    ...directoryAt(tiff, numberOf(image.gpsAt), GPS),
  };
}

/** The first number of a value. */
export const numberOf = (value: ExifValue | undefined): number | undefined =>
  typeof value === 'string' ? undefined : value?.[0];

type Tiff = { readonly view: DataView; readonly isLittle: boolean };

function tiffIn(exif: Uint8Array): Tiff | undefined {
  const start = String.fromCharCode(...exif.subarray(0, 6)) === 'Exif\0\0' ? 6 : 0;
  const bytes = exif.subarray(start);
  const order = String.fromCharCode(...bytes.subarray(0, 4));
  const isLittle = order === 'II*\0';
  if (!isLittle && order !== 'MM\0*') return undefined;
  return { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), isLittle };
}

const has = ({ view }: Tiff, at: number, bytes: number): boolean => at >= 0 && at + bytes <= view.byteLength;

const longAt = (tiff: Tiff, at: number): number | undefined =>
  has(tiff, at, 4) ? tiff.view.getUint32(at, tiff.isLittle) : undefined;

function directoryAt<Directory extends Names>(tiff: Tiff, at: number | undefined, names: Directory): Values<Directory> {
  if (at === undefined || !has(tiff, at, 2)) return {};
  const nameOf = new Map(Object.entries(names).map(([name, tag]) => [tag, name]));
  const count = Math.min(tiff.view.getUint16(at, tiff.isLittle), MOST_ENTRIES);
  const entries = Array.from({ length: count }, (_, index) => at + 2 + index * ENTRY_BYTES);
  const found: Record<string, ExifValue> = {};
  for (const entry of entries.filter((each) => has(tiff, each, ENTRY_BYTES))) {
    const name = nameOf.get(tiff.view.getUint16(entry, tiff.isLittle));
    const value = name === undefined ? undefined : valueIn(tiff, entry);
    if (name !== undefined && value !== undefined) found[name] = value;
  }
  return found as Values<Directory>;
}

/** A value of four bytes or fewer stands in the entry itself, a longer one where the entry says. */
function valueIn(tiff: Tiff, entry: number): ExifValue | undefined {
  const { view, isLittle } = tiff;
  const type = view.getUint16(entry + 2, isLittle);
  const size = VALUE_BYTES[type];
  if (size === undefined) return undefined;
  const claimed = view.getUint32(entry + 4, isLittle);
  const at = size * claimed <= 4 ? entry + 8 : view.getUint32(entry + 8, isLittle);
  const count = Math.min(claimed, type === TEXT ? MOST_TEXT_BYTES : MOST_NUMBERS);
  if (count === 0 || !has(tiff, at, count * size)) return undefined;
  if (type === TEXT) return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + at, count));
  return Array.from({ length: count }, (_, index) => numberAt(tiff, at + index * size, type));
}

function numberAt({ view, isLittle }: Tiff, at: number, type: number): number {
  switch (type) {
    case 3:
      return view.getUint16(at, isLittle);
    case 4:
      return view.getUint32(at, isLittle);
    case 5:
      return view.getUint32(at, isLittle) / view.getUint32(at + 4, isLittle);
    case 9:
      return view.getInt32(at, isLittle);
    case 10:
      return view.getInt32(at, isLittle) / view.getInt32(at + 4, isLittle);
    default:
      return view.getUint8(at);
  }
}
