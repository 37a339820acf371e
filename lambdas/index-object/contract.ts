import { z } from 'zod';

/** Environment of the function: written by `IndexPipeline`, read by `handler.ts`. */
export const IndexEnvironment = z.object({
  ORIGINALS_BUCKET: z.string().min(3),
  CATALOG_TABLE: z.string().min(3),
  DEAD_LETTERS_URL: z.url(),
});
