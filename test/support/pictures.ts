import type { Sharp } from 'sharp';
import sharp from 'sharp';

/** An original as somebody might upload it: what it shows is red in the upper left quarter, green right of it, blue and white below. */
export type PictureMaking = {
  readonly format: 'jpeg' | 'png' | 'webp' | 'gif' | 'avif';
  /** CMYK is for JPEG alone. */
  readonly profile: 'none' | 'srgb' | 'p3' | 'cmyk' | 'grey';
  /** As in EXIF, which GIF has not; nor has it a profile. */
  readonly orientation: number;
  readonly width: number;
  readonly height: number;
};

/** The seconds of its latitude, 3230/100, as EXIF has them in its usual byte order. */
export const POSITION = Buffer.from('9e0c000064000000', 'hex');

/** Everything that must not be in any output, and that can be found in it: each is in the original's metadata. */
export const SECRETS = ['quay-secret-camera', 'quay-secret-place', 'quay-secret-xmp'];

/** How what is to be seen upright has to be stored: turned back by its EXIF orientation. https://www.exif.org/Exif2-2.PDF */
const STORED: Readonly<Record<number, (upright: Sharp) => Sharp>> = {
  1: (image) => image,
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  5: (image) => image.rotate(270).flop(),
  6: (image) => image.rotate(270),
  7: (image) => image.rotate(90).flop(),
  8: (image) => image.rotate(90),
};

const XMP = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" dc:source="${SECRETS[2]}"/></rdf:RDF></x:xmpmeta>`;

const EXIF = {
  IFD0: { Make: SECRETS[0] ?? '', ImageDescription: SECRETS[1] ?? '' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 3230/100',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 4366/100',
  },
};

/** Makes it, with EXIF, a position and XMP where the format has them. */
export async function pictureOf({ format, profile, orientation, width, height }: PictureMaking): Promise<Buffer> {
  const upright = await quarters(width, height);
  const stored = await (STORED[orientation] ?? STORED[1])?.(sharp(upright)).png().toBuffer();
  return tagged(inProfile(sharp(stored), profile), orientation)
    .withExif(EXIF)
    .withXmp(XMP)
    .toFormat(format, format === 'avif' ? { effort: 0 } : {})
    .toBuffer();
}

/** What sharp's `withMetadata` says, which would add a profile. */
function tagged(image: Sharp, orientation: number): Sharp {
  const { options } = image as Sharp & { options: { withMetadataOrientation: number } };
  options.withMetadataOrientation = orientation;
  return image;
}

function inProfile(image: Sharp, profile: PictureMaking['profile']): Sharp {
  if (profile === 'cmyk') return image.toColourspace('cmyk').withIccProfile('cmyk');
  if (profile === 'grey') return image.greyscale().toColourspace('b-w');
  return profile === 'none' ? image : image.withIccProfile(profile);
}

function quarters(width: number, height: number): Promise<Buffer> {
  const [right, below] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const data = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = COLOURS[(y < below ? 0 : 2) + (x < right ? 0 : 1)] ?? [];
      data.set(colour, (y * width + x) * 3);
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
}

/** Of the quarters, in reading order. */
export const COLOURS = [
  [220, 40, 40],
  [40, 160, 60],
  [40, 60, 200],
  [240, 240, 240],
] as const;
