import { z } from 'zod';
import { text, whole } from './fields';

/** What may be uploaded, and by which pages. */
export const Uploads = z.strictObject({
  maxMiB: whole('MiB', 1, 5120)
    .default(100)
    .describe('Largest upload, MiB. A single PUT to S3 takes 5 GiB; more needs multipart.'),
  ttlSeconds: whole('seconds', 30, 600).default(300).describe('How long a presigned address works.'),
  origins: z
    .array(text(/^https?:\/\/[^/*]*\*?[^/*]*$/, 'an origin such as https://photos.example.com, with one * at most'), {
      error: 'give a list of origins',
    })
    .min(1, { error: 'give at least one origin' })
    .default(['https://*.cloudfront.net'])
    .describe('Pages that may upload from a browser; S3 takes one `*` in each.'),
});
