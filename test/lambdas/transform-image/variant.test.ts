import fc from 'fast-check';
import { USUAL_QUALITY } from '../../../lambdas/shared/contract';
import { nameOfVariant, VariantError, variantFileIn, variantIn } from '../../../lambdas/transform-image/variant';

const reasonFor = (name: string): string => {
  try {
    variantFileIn(`${name}.avif`);
  } catch (error) {
    if (error instanceof VariantError) return error.message;
    throw error;
  }
  return '';
};

const number = (least: number, most: number) => fc.integer({ min: least, max: most });
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
/** Within the grammar, and mostly within its limits. */
const looks = { widthPx: number(0, 2200), blurPx: maybe(number(0, 60)) };
const dense = { dpr: maybe(number(1, 4)) };
const graded = { quality: maybe(number(10, 100)) };
const exact = { heightPx: maybe(number(0, 2200)) };
const shaped = { aspect: maybe(fc.record({ width: number(0, 20), height: number(1, 20) })) };
const anyVariant = fc.oneof(
  fc.record({ ...looks, ...dense, ...exact }),
  fc.record({ ...looks, ...graded, ...shaped }),
  fc.record({ ...looks, ...dense, ...graded, ...exact, ...shaped }),
);

describe('the name of a variant', () => {
  test('is read as it is written, and written as it is read', () => {
    let taken = 0;
    fc.assert(
      fc.property(anyVariant, (variant) => {
        const name = nameOfVariant(variant);
        if (reasonFor(name) !== '') return;
        taken++;
        expect(variantIn(name)).toEqual(variant);
      }),
      { numRuns: 5000 },
    );
    expect(taken).toBeGreaterThan(500); // of 5,000: else this has shown nothing
  });

  test('is the only one of its variant: whatever else is near it is refused', () => {
    const near = fc
      .tuple(
        anyVariant.map(nameOfVariant),
        fc.nat(20),
        fc.constantFrom('0', '_', 'x', '1', '%20', '-', ' ', `q${USUAL_QUALITY}`),
      )
      .map(([name, at, more]) => `${name.slice(0, at)}${more}${name.slice(at)}`);

    fc.assert(
      fc.property(near, (name) => {
        if (reasonFor(name) === '') expect(nameOfVariant(variantIn(name))).toBe(name);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ['640', { widthPx: 640 }],
    ['640x480', { widthPx: 640, heightPx: 480 }],
    ['1280_ar16x9', { widthPx: 1280, aspect: { width: 16, height: 9 } }],
    ['640_ar1x1_dpr2_blur8', { widthPx: 640, aspect: { width: 1, height: 1 }, dpr: 2, blurPx: 8 }],
    ['2048_q60', { widthPx: 2048, quality: 60 }],
  ])('says all of it: %s', (name, variant) => {
    expect(variantIn(name)).toEqual(variant);
  });

  test.each([
    ['', 'is no variant: write <width>[x<height>]'],
    ['640_blur8_q60', 'is no variant: write <width>'],
    ['640_q60_q70', 'is no variant: write <width>'],
    ['x480', 'is no variant: write <width>'],
    ['0640', 'its numbers have leading zeros'],
    ['640_q060', 'its numbers have leading zeros'],
    ['15', 'its width is less than 16 pixels'],
    ['640x8', 'its height is less than 16 pixels'],
    ['100_ar100x1', 'its height is less than 16 pixels'],
    ['640x480_ar4x3', 'it has a height, so it needs no aspect'],
    ['640_ar32x18', 'its aspect is not in lowest terms of 1 to 100, such as 16x9'],
    ['640_ar0x0', 'its aspect is not in lowest terms'],
    ['640_ar101x100', 'its aspect is not in lowest terms'],
    ['640_dpr1', 'its dpr is none of 2 to 3'],
    ['640_dpr0', 'its dpr is none of 2 to 3'],
    ['640_dpr2_q60', 'a dpr has its own quality: write its full width and the quality'],
    [`640_q${USUAL_QUALITY}`, `quality ${USUAL_QUALITY} is the usual one: leave it out`],
    ['640_q19', 'its quality is none of 20 to 95'],
    ['640_q100', 'its quality is none of 20 to 95'],
    ['640_blur0', 'its blur is none of 1 to 50'],
    ['640_blur51', 'its blur is none of 1 to 50'],
    ['2049', 'it would be 2049 pixels wide, and 2048 are the most'],
    ['1025_dpr2', 'it would be 2050 pixels wide'],
    ['2048x4097', 'it would be 4097 pixels high, and 4096 are the most'],
    ['2048_ar1x3', 'it would be 6144 pixels high'],
    ['99999', 'is no variant: write <width>'],
  ])('is refused with one sentence: %s', (name, reason) => {
    expect(reasonFor(name)).toContain(reason);
  });

  test.each(['640.png', '640', '640.', '.avif.AVIF'])('has one of three endings as a file, so not %s', (leaf) => {
    expect(() => variantFileIn(leaf)).toThrow('ends with none of .avif, .webp, .jpeg');
  });
});
