import { effortOf, planFor } from '../../../lambdas/render-image/hot-leaves';
import { EFFORT_FOR_MANY_VIEWS } from '../../../lambdas/shared/contract';
import { editionOf } from '../../../lambdas/shared/rendition-key';
import { aPlan } from '../../support/plan';

const PLAN = aPlan({ widthsPx: [320, 1024, 2048] });

describe('the plan for a photo of which some renditions proved hot', () => {
  test('names them, and only they get more effort', () => {
    const plan = planFor(PLAN, ['2048.avif', '1024.avif']);

    expect(plan.hot).toEqual(['1024.avif', '2048.avif']);
    expect(effortOf(plan, 1024, 'avif')).toBe(EFFORT_FOR_MANY_VIEWS);
    expect(effortOf(plan, 320, 'avif')).toBe(0);
    expect(effortOf(plan, 1024, 'jpeg')).toBe(0);
  });

  test('makes another edition, the same one in whatever order they are named', () => {
    const edition = editionOf('v1', planFor(PLAN, ['1024.avif', '2048.avif']));

    expect(edition).toBe(editionOf('v1', planFor(PLAN, ['2048.avif', '1024.avif'])));
    expect(edition).not.toBe(editionOf('v1', PLAN));
  });

  test.each([
    ['a width that it does not make', PLAN, ['640.avif']],
    ['a format to which effort means nothing', PLAN, ['1024.jpeg']],
    ['a variant that is made on demand', PLAN, ['1024_ar16x9.avif']],
    ['a file that gets as much effort anyway', { ...PLAN, avifEffort: EFFORT_FOR_MANY_VIEWS }, ['1024.avif']],
    ['AVIF when none is made', { ...PLAN, formats: ['jpeg'] as const }, ['1024.avif']],
  ])('is the same edition for %s', (_, plan, proved) => {
    expect(editionOf('v1', planFor(plan, proved))).toBe(editionOf('v1', plan));
  });
});
