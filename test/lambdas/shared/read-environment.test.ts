import { FanOutEnvironment } from '../../../lambdas/fan-out-event/contract';
import { RenderEnvironment } from '../../../lambdas/render-image/contract';
import { readEnvironment } from '../../../lambdas/shared/read-environment';

const COMPLETE = {
  ORIGINALS_BUCKET: 'originals',
  RENDITIONS_BUCKET: 'renditions',
  CATALOG_TABLE: 'catalog',
  DEAD_LETTERS_URL: 'https://sqs.us-east-1.amazonaws.com/1/dead',
  PURGES_URL: 'https://sqs.us-east-1.amazonaws.com/1/purges',
  WORK_URL: 'https://sqs.us-east-1.amazonaws.com/1/work',
  LOOK_AGAIN_SECONDS: '119',
  WIDTHS_PX: '320,1024',
  FORMATS: 'avif,jpeg',
  AVIF_EFFORT: '0',
  ANIMATES: 'false',
  PUBLISHES_POSITION: 'false',
  MAX_ORIGINAL_BYTES: '1048576',
  MAX_PIXELS: '100000000',
  MAX_FRAMES: '1000',
  MAX_DECODER_BYTES: '214958080',
  HEIC: 'refuse',
};

describe("a function's environment", () => {
  test('is read into values', () => {
    expect(readEnvironment(RenderEnvironment, COMPLETE)).toMatchObject({
      WIDTHS_PX: [320, 1024],
      MAX_PIXELS: 100_000_000,
    });
  });

  test('fails the cold start naming all that is missing or malformed', () => {
    const { CATALOG_TABLE, ...rest } = COMPLETE;

    const read = () => readEnvironment(RenderEnvironment, { ...rest, MAX_PIXELS: 'many', WIDTHS_PX: '320,abc' });

    expect(read).toThrow(/CATALOG_TABLE/);
    expect(read).toThrow(/MAX_PIXELS/);
    expect(read).toThrow(/WIDTHS_PX/);
  });

  test('names a variable that is not JSON', () => {
    const read = () => readEnvironment(FanOutEnvironment, { DEAD_LETTERS_URL: COMPLETE.DEAD_LETTERS_URL, ROUTES: '[' });

    expect(read).toThrow(/must be JSON\n.*ROUTES/);
  });
});
