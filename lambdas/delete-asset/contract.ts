import { z } from 'zod';

/** Environment of the function: written by `AssetDeletion`, read by `handler.ts`. */
export const DeleteEnvironment = z.object({
  ORIGINALS_BUCKET: z.string().min(3),
  CATALOG_TABLE: z.string().min(3),
  /** Whether the bucket has a copy that is to hear of deletions. */
  IS_COPIED: z.stringbool(),
  /** Whether versions in the bucket can be locked. */
  IS_LOCKABLE: z.stringbool(),
});
