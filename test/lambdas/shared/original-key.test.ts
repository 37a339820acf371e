import fc from 'fast-check';
import { OPERATORS, partsOf, uploadKey } from '../../../lambdas/shared/original-key';

describe('the parts of a key', () => {
  test.each([
    ['u/ann/01J/Cat.JPG', { folder: 'u/ann/01J/', name: 'Cat.JPG', extension: 'jpg', owner: 'ann' }],
    ['import/2026/dog.tar.gz', { folder: 'import/2026/', name: 'dog.tar.gz', extension: 'gz', owner: OPERATORS }],
    ['import/.hidden', { folder: 'import/', name: '.hidden', extension: '', owner: OPERATORS }],
    ['u/ann', { folder: 'u/', name: 'ann', extension: '', owner: OPERATORS }],
    ['import/folder/', { folder: 'import/folder/', name: '', extension: '', owner: OPERATORS }],
  ])('%s', (key, parts) => {
    expect(partsOf(key)).toEqual(parts);
  });
});

describe('the key of an upload', () => {
  test.each([
    ['Grüße aus Köln.jpg', 'Gru-e-aus-Koln.jpg'],
    ['../../etc/passwd', 'etc-passwd'],
    ['.htaccess', 'htaccess'],
    ['🦆', 'unnamed'],
    ['🦆.jpg', 'unnamed.jpg'],
    ['写真.jpg', 'unnamed.jpg'],
    [`${'x'.repeat(200)}.png`, `${'x'.repeat(96)}.png`],
    [`${'x'.repeat(5)}.${'y'.repeat(99)}`, 'y'.repeat(99)],
  ])('names %s safely', (fileName, safe) => {
    expect(uploadKey('ann', '01J', fileName)).toBe(`u/ann/01J/${safe}`);
  });

  test("never leaves its owner's folder, whatever the name", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'max' }), (fileName) => {
        expect(uploadKey('ann', '01J', fileName)).toMatch(/^u\/ann\/01J\/[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/);
      }),
    );
  });
});
