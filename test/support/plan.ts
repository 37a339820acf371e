import type { RenditionPlan } from '../../lambdas/shared/rendition-key';

/** A plan of small, quick files that asks for nothing special. */
export const aPlan = (wanted: Partial<RenditionPlan> = {}): RenditionPlan => ({
  widthsPx: [320],
  formats: ['avif', 'jpeg'],
  avifEffort: 0,
  animates: false,
  publishesPosition: false,
  renderer: 1,
  ...wanted,
});
