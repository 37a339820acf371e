import { cameraInWords, positionInWords } from '../../gallery/src/camera-words';

describe('camera facts in words', () => {
  test('say when, with what and how a photo was taken', () => {
    const facts = {
      taken: '2025-09-05T12:02:31+02:00',
      camera: 'Canon EOS R5',
      lens: 'RF24-70mm F2.8 L IS USM',
      exposureSeconds: 0.004,
      fNumber: 2.8,
      iso: 200,
      focalLengthMm: 35,
    };

    expect(cameraInWords(facts)).toEqual([
      '5 Sept 2025, 12:02',
      'Canon EOS R5',
      'RF24-70mm F2.8 L IS USM',
      '1/250 s',
      'f/2.8',
      'ISO 200',
      '35 mm',
    ]);
  });

  test('say nothing of what the camera did not write', () => {
    expect(cameraInWords({ camera: 'Sample Phone' })).toEqual(['Sample Phone']);
    expect(cameraInWords(undefined)).toEqual([]);
    expect(positionInWords(undefined)).toEqual([]);
  });

  test.each([
    [0.000125, '1/8000 s'],
    [0.2, '1/5 s'],
    [0.5, '0.5 s'],
    [30, '30 s'],
  ])('say an exposure of %p seconds as cameras do: %s', (exposureSeconds, words) => {
    expect(cameraInWords({ exposureSeconds })).toEqual([words]);
  });

  test('say where, with the hemispheres', () => {
    expect(positionInWords({ latitude: 43.1975, longitude: -4.817778 })).toEqual(['43.1975° N, 4.8178° W']);
    expect(positionInWords({ latitude: -33.85, longitude: 151.2, altitudeM: 12.4 })).toEqual([
      '33.8500° S, 151.2000° E',
      '12 m above the sea',
    ]);
  });
});
