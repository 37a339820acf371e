import type { Limits } from '../../lambdas/shared/images/admission';
import { defineConfig } from '../../lib/config';

const { maxMegapixels, maxFrames, maxDecoderMiB, heic } = defineConfig({ stage: 'test' }).images;

/** What a stage decodes that turns nothing. */
export const LIMITS: Limits = {
  maxPixels: maxMegapixels * 1e6,
  maxFrames,
  maxDecoderBytes: maxDecoderMiB * 2 ** 20,
  heic,
};
