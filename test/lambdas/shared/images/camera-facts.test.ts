import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import sharp, { type Exif } from 'sharp';
import type { CameraFacts, Position } from '../../../../lambdas/shared/catalog-items';
import { cameraFactsOf } from '../../../../lambdas/shared/images/camera-facts';
import { readExif } from '../../../../lambdas/shared/images/exif-tags';
import { SAMPLES } from '../../../../local/paths';

const exifIn = async (file: Uint8Array): Promise<Buffer> => (await sharp(file).metadata()).exif ?? Buffer.alloc(0);

/** The EXIF that libexif writes from these tags: IFD0 is the image, IFD2 the photo, IFD3 the place. */
const exifWith = async (tags: Exif): Promise<Buffer> =>
  exifIn(
    await sharp({ create: { width: 1, height: 1, channels: 3, background: '#fff' } })
      .withExif(tags)
      .jpeg()
      .toBuffer(),
  );

const sample = (): Promise<Buffer> => exifIn(readFileSync(join(SAMPLES, 'forest-stream.jpg')));

const PHOTO = {
  DateTimeOriginal: '2025:09:05 12:02:31',
  OffsetTimeOriginal: '+02:00',
  LensModel: 'RF24-70mm F2.8 L IS USM',
  ISOSpeedRatings: '3200',
  ExposureTime: '1/250',
  FNumber: '28/10',
  FocalLength: '35/1',
  FocalLengthIn35mmFilm: '56',
};
const PLACE = {
  GPSLatitudeRef: 'S',
  GPSLatitude: '43/1 11/1 51/1',
  GPSLongitudeRef: 'W',
  GPSLongitude: '4/1 49/1 4/1',
  GPSAltitudeRef: '0',
  GPSAltitude: '125/10',
};

/** A directory with the camera's model alone, in any characters; libexif writes ASCII only. */
function exifWithModel(model: string): Buffer {
  const text = Buffer.from(`${model}\0`);
  const file = Buffer.alloc(26 + text.length);
  file.write('MM\0*\0\0\0\x08\0\x01\x01\x10\0\x02', 'latin1');
  file.writeUInt32BE(text.length, 14);
  file.writeUInt32BE(26, 18);
  text.copy(file, 26);
  return file;
}

/** As large as JPEG has it, all of it tags of one TIFF type that each claim the whole file as their value. */
function exifThatClaims(type: number): Buffer {
  const file = Buffer.alloc(64 * 1024);
  const entries = Math.floor((file.length - 14) / 12);
  file.write('MM\0*', 'latin1');
  file.writeUInt32BE(8, 4);
  file.writeUInt16BE(entries, 8);
  for (let entry = 0; entry < entries; entry += 1) {
    const at = 10 + entry * 12;
    file.writeUInt16BE(0x010f, at);
    file.writeUInt16BE(type, at + 2);
    file.writeUInt32BE(file.length, at + 4);
  }
  return file;
}

/** What is wrong with facts that come from nobody knows where. */
function faultsIn({ camera = {}, position }: { camera?: CameraFacts; position?: Position }): string[] {
  const inRange = (value: number | undefined, least: number, most: number) =>
    value === undefined || (Number.isFinite(value) && value >= least && value <= most);
  const isShown = (text: string | undefined) =>
    text === undefined || (/^[^\p{C}\p{Zl}\p{Zp}]+$/u.test(text) && text.length <= 160 && text === text.trim());
  const claims: Array<[string, boolean]> = [
    ['taken', camera.taken === undefined || /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d([+-]\d\d:\d\d)?$/.test(camera.taken)],
    ['camera', isShown(camera.camera)],
    ['lens', isShown(camera.lens)],
    ['iso', inRange(camera.iso, 1, 65_534)],
    ['exposure', inRange(camera.exposureSeconds, 1e-6, 86_400)],
    ['aperture', inRange(camera.fNumber, 0.1, 1000)],
    ['focal length', inRange(camera.focalLengthMm, 0.1, 100_000)],
    ['focal length in 35 mm', inRange(camera.focalLengthIn35mmMm, 1, 65_534)],
    ['latitude', inRange(position?.latitude, -90, 90)],
    ['longitude', inRange(position?.longitude, -180, 180)],
    ['altitude', inRange(position?.altitudeM, -12_000, 100_000)],
  ];
  return claims.filter(([, holds]) => !holds).map(([fact]) => fact);
}

describe('camera facts', () => {
  test('say when, with what and where a photo was taken', async () => {
    const exif = await exifWith({ IFD0: { Make: 'Canon', Model: 'Canon EOS R5' }, IFD2: PHOTO, IFD3: PLACE });

    expect(cameraFactsOf(exif)).toEqual({
      camera: {
        taken: '2025-09-05T12:02:31+02:00',
        camera: 'Canon EOS R5',
        lens: 'RF24-70mm F2.8 L IS USM',
        iso: 3200,
        exposureSeconds: 0.004,
        fNumber: 2.8,
        focalLengthMm: 35,
        focalLengthIn35mmMm: 56,
      },
      position: { latitude: -43.1975, longitude: -4.817778, altitudeM: 12.5 },
    });
  });

  test('are read from a file of either byte order', async () => {
    expect(cameraFactsOf(await sample()).camera?.camera).toBe('Sample Phone');
    expect(cameraFactsOf(exifWithModel('Kámera 1'))).toEqual({ camera: { camera: 'Kámera 1' } });
  });

  test('know a place below the sea', async () => {
    const exif = await exifWith({ IFD3: PLACE });
    const altitudeRef = exif.indexOf(Buffer.of(5, 0, 1, 0, 1, 0, 0, 0)); // tag, type, count
    exif.writeUInt8(1, altitudeRef + 8);

    expect(cameraFactsOf(exif).position?.altitudeM).toBe(-12.5);
  });

  test.each([
    ['NIKON CORPORATION', 'NIKON D850', 'NIKON D850'],
    ['Apple', 'iPhone 15 Pro', 'Apple iPhone 15 Pro'],
    ['Canon', undefined, 'Canon'],
    [undefined, 'X-T5', 'X-T5'],
  ])('name the camera once: %s and %s', async (Make, Model, name) => {
    const IFD0 = { ...(Make && { Make }), ...(Model && { Model }) };

    expect(cameraFactsOf(await exifWith({ IFD0 })).camera?.camera).toBe(name);
  });

  test('leave the zone out when the camera did not know it', async () => {
    const exif = await exifWith({ IFD2: { DateTimeOriginal: '2025:09:05 12:02:31' } });

    expect(cameraFactsOf(exif)).toEqual({ camera: { taken: '2025-09-05T12:02:31' } });
  });

  test.each([
    ['a day that never was', { IFD2: { DateTimeOriginal: '2025:02:31 12:00:00' } }],
    ['a clock that was never set', { IFD2: { DateTimeOriginal: '0000:00:00 00:00:00' } }],
    ['an exposure of nothing by nothing', { IFD2: { ExposureTime: '0/0' } }],
    ['an endless exposure', { IFD2: { ExposureTime: '1/0' } }],
    ['a place without hemispheres', { IFD3: { GPSLatitude: '43/1 11/1 51/1', GPSLongitude: '4/1 49/1 4/1' } }],
    ['a place beyond the pole', { IFD3: { ...PLACE, GPSLatitude: '91/1 0/1 0/1' } }],
    ['a place that the receiver did not know', { IFD3: { ...PLACE, GPSStatus: 'V' } }],
  ])('leave out %s', async (_, tags) => {
    expect(cameraFactsOf(await exifWith(tags))).toEqual({});
  });

  test('show no control, no turn of direction, and no more than a line', () => {
    const Model = ` evil\u0007\u202emodel\u2028${'x'.repeat(300)}`;

    const { camera } = cameraFactsOf(exifWithModel(Model));

    expect(camera?.camera).toMatch(/^evil model x{69}$/);
  });

  test.each([undefined, Buffer.alloc(0), Buffer.from('Exif\0\0'), Buffer.from('MM\0*')])(
    'of nothing are none: %p',
    (exif) => {
      expect(cameraFactsOf(exif)).toEqual({});
    },
  );

  test.each([
    ['numbers', 1, 3],
    ['characters', 2, 256],
  ])('never believe how many %s a tag holds', (_, type, most) => {
    expect(readExif(exifThatClaims(type)).make).toHaveLength(most);
  });

  test('are in range and printable whatever the bytes are', () => {
    const header = fc.constantFrom('', 'Exif\0\0', 'Exif\0\0MM\0*\0\0\0\x08', 'II*\0\x08\0\0\0');
    const bytes = fc
      .tuple(header, fc.uint8Array({ maxLength: 600 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));

    fc.assert(
      fc.property(bytes, (exif) => expect(faultsIn(cameraFactsOf(exif))).toEqual([])),
      { numRuns: 2000 },
    );
  });

  test('are in range and printable whatever bits of a real file are turned', async () => {
    const whole = await exifWith({ IFD0: { Make: 'Canon', Model: 'Canon EOS R5' }, IFD2: PHOTO, IFD3: PLACE });
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), { maxLength: 8 });

    fc.assert(
      fc.property(flips, fc.nat(whole.length), (turned, length) => {
        const exif = Buffer.from(whole);
        for (const [at, bits] of turned) exif.writeUInt8(exif.readUInt8(at) ^ bits, at);

        expect(faultsIn(cameraFactsOf(exif))).toEqual([]);
        expect(faultsIn(cameraFactsOf(exif.subarray(0, length)))).toEqual([]);
      }),
      { numRuns: 5000 },
    );
  });
});
