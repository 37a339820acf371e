import { addressIn, isSignedBy, signatureOf } from '../../../lambdas/transform-image/address';

const ASSET = 'a'.repeat(43);
const EDITION = 'e'.repeat(22);
const PATH = `/i/${ASSET}/${EDITION}/640x640_q60.avif`;

describe('the address of a variant', () => {
  test('says picture, edition, variant and format', () => {
    expect(addressIn(PATH)).toEqual({
      asset: ASSET,
      edition: EDITION,
      leaf: '640x640_q60.avif',
      format: 'avif',
      variant: expect.objectContaining({ widthPx: 640, heightPx: 640, quality: 60 }),
    });
  });

  test.each([
    '/',
    PATH.slice(1),
    `/m/${ASSET}/${EDITION}`,
    `/i/${ASSET}/640.avif`,
    `/i/${ASSET}/${EDITION}/manifest.json`,
    `/i/${ASSET}/${EDITION}/more/640.avif`,
    `/i/${ASSET}/../${EDITION}/640.avif`,
    `${PATH}/`,
    `/i/${ASSET.slice(1)}%61/${EDITION}/640.avif`,
  ])('is nothing else: %s', (path) => {
    expect(addressIn(path)).toBeUndefined();
  });
});

describe('a signature', () => {
  // a changed digest would break every signed address that is out there
  test('is the HMAC-SHA256 of the path, in base64url', () => {
    expect(signatureOf('/i/a', 'key')).toBe('7ZydQwxvLw-359nqCr_mumQhZTjmt4F4sWOyiC_g-tc');
  });

  test('is good by any of the keys, for its own path alone', () => {
    const signature = signatureOf(PATH, 'former');

    expect(isSignedBy(['present', 'former'], PATH, signature)).toBe(true);
    expect(isSignedBy(['present'], PATH, signature)).toBe(false);
    expect(isSignedBy([], PATH, signature)).toBe(false);
    expect(isSignedBy(['former'], PATH.replace('640', '641'), signature)).toBe(false);
  });

  test('has one spelling, so that nobody fills caches with others', () => {
    const signature = signatureOf(PATH, 'key');
    const last = signature.at(-1) ?? '';
    const sameBytes = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
      .split('')
      .map((letter) => signature.slice(0, -1) + letter)
      .filter((text) => Buffer.from(text, 'base64url').equals(Buffer.from(signature, 'base64url')));

    expect(sameBytes).toHaveLength(4);
    expect(sameBytes.filter((text) => isSignedBy(['key'], PATH, text))).toEqual([signature.slice(0, -1) + last]);
    for (const other of ['', `${signature}=`, `${signature}A`, signature.slice(1)]) {
      expect(isSignedBy(['key'], PATH, other)).toBe(false);
    }
  });
});
