import type { Limits } from '../../../lambdas/shared/images/admission';
import type { RenditionPlan } from '../../../lambdas/shared/rendition-key';
import { defineConfig } from '../../../lib/config';
import { FORMATS, WIDTHS_PX } from '../made';

const { maxMegapixels, maxFrames, maxDecoderMiB, heic } = defineConfig({ stage: 'bench' }).images;

/** What a stage decodes that turns nothing. */
export const LIMITS: Limits = {
  maxPixels: maxMegapixels * 1e6,
  maxFrames,
  maxDecoderBytes: maxDecoderMiB * 2 ** 20,
  heic,
};

/** The product's plan for the 15 files, at the effort that the environment says. */
export const plan = (): RenditionPlan => ({
  widthsPx: WIDTHS_PX,
  formats: FORMATS,
  avifEffort: Number(process.env.AVIF_EFFORT ?? 0),
  animates: false,
  publishesPosition: false,
  renderer: 0,
});
