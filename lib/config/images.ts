import { z } from 'zod';
import { EFFORT_FOR_MANY_VIEWS } from '../../lambdas/shared/contract';
import { VariantError, variantIn } from '../../lambdas/transform-image/variant';
import { flag, oneOf, whole } from './fields';

const WIDTH_PX = whole('pixels', 16, 4096);

/** The name of a variant, with an error that says what is wrong about it. */
const variant = z.string({ error: 'give a variant such as 640x640' }).superRefine((name, context) => {
  try {
    variantIn(name);
  } catch (error) {
    if (!(error instanceof VariantError)) throw error;
    context.addIssue({ code: 'custom', input: name, message: error.message });
  }
});

/** What is made of a picture, and what is refused. */
export const Images = z.strictObject({
  widthsPx: z
    .array(WIDTH_PX, { error: 'give a list of widths' })
    .min(1, { error: 'give at least one width' })
    .refine(rises, { error: 'give each width once, the smallest first' })
    .default([320, 1024, 2048])
    .describe(
      'Widths of the renditions, rising. A photo is never enlarged, and one that is more than twice as high as wide may lack the widest.',
    ),
  formats: z
    .array(oneOf(['avif', 'webp', 'jpeg']), { error: 'give a list of formats' })
    .refine((formats) => formats.at(-1) === 'jpeg' && new Set(formats).size === formats.length, {
      error: 'give each format once, jpeg last: it is what any browser shows',
    })
    .default(['avif', 'jpeg'])
    .describe(
      'What each width is written in, the best first. AVIF is smaller than WebP and costs less to make; `jpeg` is for every other browser.',
    ),
  expectedViews: whole('views', 1, 1_000_000)
    .default(1)
    .describe(
      'Views that one rendition will have, of the photos of this stage on average: from 11 on, smaller AVIF files are worth eight times the CPU time.',
    ),
  animates: flag()
    .default(false)
    .describe(
      'Whether an animated GIF or WebP moves: its renditions are then WebP, which moves, and JPEG, without AVIF. Takes as many encodes a width as it has frames.',
    ),
  publishPosition: flag()
    .default(false)
    .describe(
      "Whether everybody who knows a photo's address may read where it was taken. Else its owner alone, from the API. Switched off again, what was published is in caches until the photo goes.",
    ),
  transform: oneOf(['off', 'presets', 'signed'])
    .optional()
    .describe(
      'What is made of a picture when somebody asks for it: nothing, one of `presets`, or whatever a signed address says besides, for which a secret signs that costs $0.40 a month.',
    ),
  presets: z
    .array(variant, { error: 'give a list of variants' })
    .refine((names) => new Set(names).size === names.length, { error: 'give each variant once' })
    .default(['160x160', '320x320', '640', '640x640', '1280', '1280_ar16x9'])
    .describe(
      'Variants that anybody may have made, in any format: `<width>[x<height>]{_<option>}`, see `lambdas/transform-image/variant.ts`.',
    ),
  transformConcurrency: whole('invocations', 1, 1000)
    .optional()
    .describe(
      'Variants that are made side by side, reserved from what the account may run at once. The rest of the account keeps what is left, however many strangers ask for pictures. A new account has 10 in all and may reserve none.',
    ),
  maxMiB: whole('MiB', 1, 200).default(100).describe('Largest original that is read, MiB.'),
  maxMegapixels: whole('million pixels', 1, 120)
    .default(100)
    .describe(
      'Largest picture that is decoded, million pixels: what a function of 1,769 MB holds. `maxDecoderMiB` lowers it for some formats.',
    ),
  maxDecoderMiB: whole('MiB', 50, 1000)
    .default(205)
    .describe(
      'Most that a decoder may hold in memory at once, MiB. AVIF, GIF, progressive JPEG and interlaced PNG are whole in memory before the first pixel is seen: 205 take 12 million pixels of AVIF, or 28 of a progressive JPEG without subsampling. Twice as much takes twice as many.',
    ),
  maxFrames: whole('frames', 1, 5000)
    .default(1000)
    .describe('Longest animation that is looked at, in frames; its first stands for it.'),
  heic: oneOf(['refuse', 'decode'])
    .default('refuse')
    .describe(
      "What becomes of an iPhone's HEIC. `decode` adds libheif (LGPL-3.0) as WebAssembly, in a layer of its own: `npm run heic:layer`. HEVC is covered by patents; whether you need a licence for decoding it is yours to find out.",
    ),
});

/** What a profile settles where a stage left it open, and what follows from the rest. */
export function settledImages(images: z.output<typeof Images>, isStrict: boolean) {
  return {
    ...images,
    avifEffort: effortFor(images.expectedViews),
    transform: images.transform ?? (isStrict ? 'signed' : 'presets'),
    transformConcurrency: images.transformConcurrency ?? (isStrict ? CONCURRENCY : undefined),
  };
}

/** A page of pictures asks for that many at once, and each is made in a second. */
const CONCURRENCY = 20;

/**
 * From this many views of a megapixel on, 9 KB less to send in each cost less than the 0.3 s that effort 3 takes longer, once: at $0.085 a
 * GB and an x86 core as fast as the one it was measured on. See `docs/decisions/0005-effort-and-views.md`.
 */
const VIEWS_THAT_PAY = 11;

const effortFor = (expectedViews: number): number => (expectedViews < VIEWS_THAT_PAY ? 0 : EFFORT_FOR_MANY_VIEWS);

function rises(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value > (values[index - 1] ?? 0));
}
