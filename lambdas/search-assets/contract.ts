import { z } from 'zod';

/** Environment of the function: written by `AssetSearch`, read by `handler.ts`. */
export const SearchEnvironment = z.object({ CATALOG_TABLE: z.string().min(3) });
