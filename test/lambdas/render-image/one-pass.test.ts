import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { makeRenditions } from '../../../lambdas/render-image/make-renditions';
import { SAMPLES } from '../../../local/paths';
import { LIMITS } from '../../support/limits';
import { aPlan } from '../../support/plan';

/** What sharp is asked for, as it keeps it itself: an input that is raw pixels costs no decoding. */
type Asked = {
  readonly options: { readonly input: { buffer?: Buffer; rawWidth?: number }; readonly formatOut: string };
};

const PLAN = aPlan({ widthsPx: [320, 640, 1024, 1600, 2048], formats: ['avif', 'webp', 'jpeg'] });

const isRaw = ({ options }: Asked): boolean => options.input.rawWidth !== undefined;

/** Makes the renditions and answers what sharp was asked for meanwhile: every way there is to have it run a pipeline is counted. */
async function askedFor(original: Buffer, plan = PLAN) {
  const ways = (['toBuffer', 'toFile', 'pipe', 'stats'] as const).map((way) =>
    jest.spyOn(sharp.prototype as Sharp, way),
  );
  try {
    const rendered = await makeRenditions(original, plan, LIMITS);
    const asked = ways.flatMap((way) => way.mock.contexts) as unknown as Asked[];
    const decodes = asked.filter((image) => !isRaw(image) && image.options.input.buffer?.equals(original));
    const encodes = asked.flatMap((image) =>
      isRaw(image) && image.options.formatOut !== 'raw' ? image.options.formatOut : [],
    );
    const steps = asked.filter(isRaw).map(({ options }) => [options.input.rawWidth, options.formatOut]);
    return {
      rendered,
      steps,
      decodes,
      encodes,
      others: asked.filter((image) => !isRaw(image) && !decodes.includes(image)),
    };
  } finally {
    for (const way of ways) way.mockRestore();
  }
}

describe('one pass', () => {
  test.each([
    ['dandelion-seeds.jpg', 'in sRGB'],
    ['sunset-hill.jpg', 'in wide colours'],
  ])('decodes %s, which is %s, once, and encodes each file of the plan and the mezzanine', async (name) => {
    const { decodes, encodes, others } = await askedFor(readFileSync(join(SAMPLES, name)));

    expect(decodes).toHaveLength(1);
    expect(others).toEqual([]);
    const planned = PLAN.widthsPx.flatMap(() => ['heif', 'webp', 'jpeg']);
    expect(encodes.sort()).toEqual([...planned, 'jpeg'].sort());
  });

  test('makes a level when the files of the larger one are done: they take the most memory, so nothing else is there yet', async () => {
    const { steps } = await askedFor(readFileSync(join(SAMPLES, 'gradient.jpg')));

    expect(steps.slice(0, 5)).toEqual([
      ...['heif', 'webp', 'jpeg', 'raw'].map((format) => [2048, format]),
      [1600, 'heif'],
    ]);
  });

  test('makes no file wider than the original, and encodes no more than that', async () => {
    const original = await sharp({ create: { width: 700, height: 300, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();

    const { rendered, encodes } = await askedFor(original);

    expect([...new Set(rendered.renditions.map(({ widthPx }) => widthPx))]).toEqual([320, 640]);
    expect(encodes).toHaveLength(2 * 3 + 1);
    expect(await sharp(rendered.mezzanine.body).metadata()).toMatchObject({ width: 700, height: 300 });
  });

  test('gives every level the height of the original shape, not that of the level above', async () => {
    const original = await sharp({ create: { width: 3000, height: 4001, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();

    const { renditions } = await makeRenditions(original, { ...PLAN, formats: ['jpeg'] }, LIMITS);

    for (const { body, widthPx, heightPx } of renditions) {
      expect(heightPx).toBe(Math.round((widthPx * 4001) / 3000));
      expect(await sharp(body).metadata()).toMatchObject({ width: widthPx, height: heightPx });
    }
  });
});
