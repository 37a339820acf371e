import type { RenditionPlan } from '../../../lambdas/shared/rendition-key';
import { FORMATS, WIDTHS_PX } from '../made';

/** The product's plan for the 15 files, at the effort that the environment says. */
export const plan = (): RenditionPlan => ({
  widthsPx: WIDTHS_PX,
  formats: FORMATS,
  avifEffort: Number(process.env.AVIF_EFFORT ?? 0),
  animates: false,
  publishesPosition: false,
  renderer: 0,
});
