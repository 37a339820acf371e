import { z } from 'zod';
import { text } from './fields';

/** What CloudFront's distribution is, and what its pages may do. */
export const Edge = z.strictObject({
  distributionId: text(/^E[A-Z0-9]{6,20}$/, 'a distribution id such as E2EXAMPLE1ABCD')
    .optional()
    .describe(
      "The distribution's id once it exists: narrows the buckets' grant from all of the account's distributions to this one.",
    ),
  connectSources: z
    .array(text(/^https?:\/\/[^\s/;,'"]+$/, 'an origin such as https://api.example.com, without a path'), {
      error: 'give a list of origins',
    })
    .optional()
    .describe(
      "Where the page may send requests besides its own host; unset, the originals bucket and the region's Cognito.",
    ),
});
