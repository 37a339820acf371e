import { USUAL_QUALITY } from '../../lambdas/shared/contract';
import { defineConfig } from '../../lib/config';
import { mistakesIn } from '../support/mistakes';

describe('the configuration', () => {
  test.each([
    [10, 0],
    [11, 3],
  ])('puts the CPU time into an AVIF that %i views pay for: effort %i', (expectedViews, avifEffort) => {
    expect(defineConfig({ stage: 'dev', images: { expectedViews } }).images).toMatchObject({ avifEffort });
  });

  test('needs nothing but a stage', () => {
    expect(defineConfig({ stage: 'dev' })).toMatchObject({
      project: 'quayside',
      profile: 'lean',
      keepData: true,
      images: { widthsPx: [320, 1024, 2048] },
    });
  });

  test.each([
    ['lean', undefined, { functions: 'together', cacheMetrics: false }],
    ['strict', undefined, { functions: 'each', cacheMetrics: true }],
    ['lean', { functions: 'each' }, { functions: 'each', cacheMetrics: false }],
    ['strict', { cacheMetrics: false }, { functions: 'each', cacheMetrics: false }],
  ] as const)('watches as closely as profile %s may cost, or as %j says', (profile, watch, expected) => {
    expect(defineConfig({ stage: 'dev', profile, watch }).watch).toEqual(expected);
  });

  test.each([
    ['lean', {}, 'presets', undefined],
    ['strict', {}, 'signed', 20],
    ['lean', { transform: 'signed', transformConcurrency: 3 }, 'signed', 3],
    ['strict', { transform: 'off' }, 'off', 20],
  ] as const)('makes on demand what profile %s may cost, or as %j says', (profile, images, transform, most) => {
    const { images: found } = defineConfig({ stage: 'dev', profile, images });

    expect([found.transform, found.transformConcurrency]).toEqual([transform, most]);
  });

  test.each([
    [
      'a preset that is no variant',
      { images: { presets: ['640', `640_q${USUAL_QUALITY}`] } },
      `images.presets[1] is "640_q${USUAL_QUALITY}": 640_q${USUAL_QUALITY} is no variant: quality ${USUAL_QUALITY} is the usual one: leave it out`,
    ],
    [
      'a preset twice',
      { images: { presets: ['640', '640'] } },
      'images.presets is ["640","640"]: give each variant once',
    ],
    [
      'no way to transform',
      { images: { transform: 'on' } },
      'images.transform is "on": give one of off, presets, signed',
    ],
    [
      'a wrong width',
      { images: { widthsPx: [320, 9000] } },
      'images.widthsPx[1] is 9000: give a whole number of pixels from 16 to 4096',
    ],
    [
      'widths out of order',
      { images: { widthsPx: [1024, 320] } },
      'images.widthsPx is [1024,320]: give each width once, the smallest first',
    ],
    [
      'formats of which the last is not for every browser',
      { images: { formats: ['jpeg', 'avif'] } },
      'images.formats is ["jpeg","avif"]: give each format once, jpeg last',
    ],
    [
      'text for a number',
      { uploads: { maxMiB: '10' } },
      'uploads.maxMiB is "10": give a whole number of MiB from 1 to 5120',
    ],
    ['an unknown profile', { profile: 'cheap' }, 'profile is "cheap": give one of lean, strict'],
    [
      'an origin with a path',
      { uploads: { origins: ['https://a.b/c'] } },
      'uploads.origins[0] is "https://a.b/c": give an origin such as',
    ],
    [
      'an origin with two stars',
      { uploads: { origins: ['https://*.*.example.com'] } },
      'uploads.origins[0] is "https://*.*.example.com": give an origin',
    ],
    [
      'a source with a path',
      { edge: { connectSources: ['https://a.b/c'] } },
      'edge.connectSources[0] is "https://a.b/c": give an origin such as https://api.example.com, without a path',
    ],
    [
      'a source that would end the directive',
      { edge: { connectSources: ['https://a.b;script-src'] } },
      'edge.connectSources[0] is "https://a.b;script-src": give an origin',
    ],
    ['a misspelt setting', { images: { width: 3 } }, 'images.width is no setting: remove it, or see docs/settings.md'],
    ['a retention that CloudWatch does not have', { logs: { days: 8 } }, 'logs.days is 8: give one of 1, 3, 5'],
    [
      'sharp for the wrong processor',
      { functions: { architecture: 'x86_64' } },
      'functions.architecture is "x86_64": give arm64: the layer with sharp is made for it',
    ],
    [
      'names too long for a bucket',
      { project: 'sixteen-letters-', stage: 'twelveletter', region: 'ap-southeast-2' },
      'project is "sixteen-letters-": give a project or stage that is 5 characters shorter',
    ],
    ['no stage', { stage: undefined }, 'stage is missing: give 2 to 12 lower-case letters'],
  ])('names path, value and fix of %s', (_, change, message) => {
    expect(mistakesIn({ stage: 'dev', ...change })).toContain(message);
  });

  test('names every mistake at once', () => {
    const message = mistakesIn({ stage: 'dev', profile: 'cheap', keepData: 'yes' });

    expect(message).toContain('stage "dev"');
    expect(message).toContain('profile is "cheap"');
    expect(message).toContain('keepData is "yes"');
  });
});
