import { z } from 'zod';

const wholeNumber = z.string().regex(/^\d+$/, 'must be a whole number').transform(Number);

/** Environment of the function: written by `UploadSigner`, read by `handler.ts`. */
export const PresignEnvironment = z.object({
  ORIGINALS_BUCKET: z.string().min(3),
  MAX_UPLOAD_BYTES: wholeNumber,
  URL_TTL_SECONDS: wholeNumber,
});
