import { z } from 'zod';

/** Environment of the function: written by `CdnPurge`, read by `handler.ts`. */
export const PurgeEnvironment = z.object({
  ORIGINALS_BUCKET: z.string().min(3),
  DEAD_LETTERS_URL: z.url(),
  /** The parameter that holds the distribution's id for as long as there is one. */
  DISTRIBUTION_PARAMETER: z.string().min(1),
});

/** `*` stands for all renditions of an asset, and 15 such paths may be in progress: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-limits.html#limits-invalidations */
export const WILDCARDS_IN_PROGRESS = 15;
