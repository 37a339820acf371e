import type { CameraFacts, Position } from '../catalog-items';
import { type ExifTags, type ExifValue, numberOf, readExif } from './exif-tags';

/** Longer names are no names. */
const MOST_CHARACTERS = 80;

/** Ranges that no camera and no place leaves. */
const RANGE = {
  iso: [1, 65_534], // 65,535 says that the field is too small for it
  exposureSeconds: [1e-6, 86_400],
  fNumber: [0.1, 1_000],
  focalLengthMm: [0.1, 100_000],
  focalLengthIn35mmMm: [1, 65_534],
  altitudeM: [-12_000, 100_000],
} as const;

/**
 * What a file's EXIF says of camera and place. Whoever made the file could write anything there: text is short and printable,
 * numbers are finite and in range, and what is neither is left out. Never throws.
 */
export function cameraFactsOf(exif: Uint8Array | undefined): { camera?: CameraFacts; position?: Position } {
  if (!exif) return {};
  const tags = readExif(exif);
  const camera = withoutGaps<CameraFacts>({
    taken: takenAt(tags),
    camera: cameraNamed(textOf(tags.make), textOf(tags.model)),
    lens: textOf(tags.lensModel),
    iso: within(RANGE.iso, tags.iso),
    exposureSeconds: within(RANGE.exposureSeconds, tags.exposureTime),
    fNumber: within(RANGE.fNumber, tags.fNumber),
    focalLengthMm: within(RANGE.focalLengthMm, tags.focalLength),
    focalLengthIn35mmMm: within(RANGE.focalLengthIn35mmMm, tags.focalLengthIn35mm),
  });
  const position = positionIn(tags);
  return { ...(Object.keys(camera).length > 0 && { camera }), ...(position && { position }) };
}

const withoutGaps = <Facts extends object>(facts: Facts): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as Facts;

/** Printable and in one line: no controls, no marks that turn the direction of what follows. */
function textOf(value: ExifValue | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [text = ''] = value.split('\0');
  const printable = text.replace(/[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu, ' ').replace(/\s+/g, ' ');
  return [...printable.trim()].slice(0, MOST_CHARACTERS).join('').trim() || undefined;
}

/** "NIKON CORPORATION" and "NIKON D850" are one NIKON. */
function cameraNamed(make: string | undefined, model: string | undefined): string | undefined {
  const [brand = ''] = (make ?? '').split(' ');
  if (model?.toLowerCase().startsWith(brand.toLowerCase())) return model;
  return [make, model].filter(Boolean).join(' ') || undefined;
}

/** To six digits: more is noise of the division. */
function within([least, most]: readonly [number, number], value: ExifValue | undefined): number | undefined {
  const number = numberOf(value);
  return number !== undefined && number >= least && number <= most ? Number(number.toPrecision(6)) : undefined;
}

function takenAt({ dateTimeOriginal, offsetTimeOriginal }: ExifTags): string | undefined {
  const found = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(textOf(dateTimeOriginal) ?? '');
  if (!found) return undefined;
  const local = `${found[1]}-${found[2]}-${found[3]}T${found[4]}`;
  const time = new Date(`${local}Z`).getTime();
  // the 31st of February parses, as a day in March
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, local.length) !== local) return undefined;
  const offset = /^[+-](0\d|1[0-4]):[0-5]\d$/.exec(textOf(offsetTimeOriginal) ?? '')?.[0] ?? '';
  return `${local}${offset}`;
}

function positionIn(tags: ExifTags): Position | undefined {
  if (textOf(tags.status) === 'V') return undefined; // the receiver had none
  const latitude = degrees(tags.latitude, textOf(tags.latitudeRef), { N: 1, S: -1 }, 90);
  const longitude = degrees(tags.longitude, textOf(tags.longitudeRef), { E: 1, W: -1 }, 180);
  if (latitude === undefined || longitude === undefined) return undefined;
  const height = within([0, RANGE.altitudeM[1]], tags.altitude);
  const isBelowSea = numberOf(tags.altitudeRef) === 1;
  const altitudeM = height !== undefined && isBelowSea ? within(RANGE.altitudeM, [-height]) : height;
  return { latitude, longitude, ...(altitudeM !== undefined && { altitudeM }) };
}

/** Degrees, minutes and seconds with their direction; to six decimals, a tenth of a metre. */
function degrees(
  value: ExifValue | undefined,
  direction: string | undefined,
  signs: Readonly<Record<string, number>>,
  most: number,
): number | undefined {
  const sign = direction === undefined ? undefined : signs[direction];
  if (sign === undefined || value === undefined || typeof value === 'string') return undefined;
  const [whole = Number.NaN, minutes = 0, seconds = 0] = value;
  const amount = whole + minutes / 60 + seconds / 3600;
  const isPlace = [whole, minutes, seconds].every((part) => part >= 0) && amount <= most;
  return isPlace ? Number((sign * amount).toFixed(6)) : undefined;
}
