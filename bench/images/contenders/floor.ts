import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { type Encoding, encoded, mezzanine } from '../../../lambdas/shared/images/encoders';
import { sharp } from '../../../lambdas/shared/images/safe-sharp';
import { LIMITS } from '../../../test/support/limits';
import type { Made } from '../made';
import { answer, read } from './answer';
import { plan } from './plan';

/** What must be encoded, as pixels that are there already. */
type Level = { readonly wanted: Omit<Made, 'body'>; readonly pixels: Buffer; readonly raw: sharp.Raw };
type Prepared = { readonly levels: readonly Level[]; readonly encoding: Encoding };

/** The product's own choices, each file's pixels beside it. */
async function prepare(photo: string): Promise<Prepared> {
  const original = read(photo);
  const { renditions, kind } = await makeRenditions(original, plan(), LIMITS);
  const levels: Level[] = [];
  for (const wanted of renditions) {
    const size = { width: wanted.widthPx, height: wanted.heightPx, fit: 'fill' } as const;
    const resized = sharp(original).autoOrient().resize(size).raw();
    const { data: pixels, info: raw } = await resized.toBuffer({ resolveWithObject: true });
    levels.push({ wanted, pixels, raw });
  }
  return { levels, encoding: { avifEffort: plan().avifEffort, kind } };
}

/**
 * What no way of rendering can save: the original is decoded once, to the largest size that is wanted of it unless told to leave it whole, and
 * every file encoded as the product does; its mezzanine too, unless told not to.
 */
answer({
  prepare,
  make: async (photo, { levels, encoding }: Prepared) => {
    const image = sharp(read(photo), { ignoreIcc: true, sequentialRead: true });
    const [largest] = levels.toSorted((a, b) => b.wanted.widthPx - a.wanted.widthPx);
    const isWhole = process.env.BENCH_DECODE === 'whole';
    await (isWhole || !largest ? image : image.autoOrient().resize(largest.raw.width, largest.raw.height))
      .raw()
      .toBuffer();
    const files: Made[] = [];
    for (const { wanted, pixels, raw } of levels) {
      files.push({ ...wanted, body: await encoded(sharp(pixels, { raw }), wanted.format, encoding).toBuffer() });
    }
    if (largest && process.env.BENCH_MEZZANINE !== 'no') {
      await mezzanine(sharp(largest.pixels, { raw: largest.raw }), { ...encoding, hasAlpha: false }).toBuffer();
    }
    return files;
  },
});
