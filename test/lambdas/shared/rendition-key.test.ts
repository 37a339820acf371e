import { editionOf, renditionKeys } from '../../../lambdas/shared/rendition-key';
import { aPlan } from '../../support/plan';

const PLAN = aPlan({ widthsPx: [320, 1024] });

describe('an edition', () => {
  test('is the same for the same version and plan, for ever: its name stands in caches', () => {
    expect(editionOf('v1', PLAN)).toBe('6pqK1e8SeyARe_qA38NEri');
  });

  test.each([
    ['version', editionOf('v2', PLAN)],
    ['widths', editionOf('v1', { ...PLAN, widthsPx: [320] })],
    ['formats', editionOf('v1', { ...PLAN, formats: ['avif'] })],
    ['effort', editionOf('v1', { ...PLAN, avifEffort: 3 })],
    ['choice of what is hot', editionOf('v1', { ...PLAN, hot: ['1024.avif'] })],
    ['animation', editionOf('v1', { ...PLAN, animates: true })],
    ['openness', editionOf('v1', { ...PLAN, publishesPosition: true })],
    ['renderer', editionOf('v1', { ...PLAN, renderer: 2 })],
  ])('is another for another %s', (_, other) => {
    expect(other).not.toBe(editionOf('v1', PLAN));
  });
});

describe('the key of a rendition', () => {
  test('lies below its edition, and that below its asset', () => {
    expect(renditionKeys.of('asset', 'edition', 320, 'avif')).toBe('i/asset/edition/320.avif');
    expect(renditionKeys.ofEdition('asset', 'edition')).toBe('i/asset/edition/');
    expect(renditionKeys.ofAsset('asset')).toBe('i/asset/');
  });

  test('is apart from that of the mezzanine, which nobody is served', () => {
    expect(renditionKeys.mezzanine('asset', 'edition')).toBe('m/asset/edition');
    expect(renditionKeys.mezzaninesOf('asset')).toBe('m/asset/');
  });
});
