import { z } from 'zod';

const listed = z.string().transform((text) => (text === '' ? [] : text.split(',')));

/** Environment of the function: written by `TransformOnDemand`, read by `handler.ts`. */
export const TransformEnvironment = z.object({
  RENDITIONS_BUCKET: z.string().min(3),
  CATALOG_TABLE: z.string().min(3),
  /** Comma-separated names of variants that need no signature. */
  PRESETS: listed,
  /** Name of the secret with the keys that sign all others; empty when presets are all there is. */
  SIGNING_KEYS: z.string(),
});
