import { z } from 'zod';
import { flag, whole } from './fields';

/** Copies that AWS Backup keeps in a vault and under a key of its own, apart from the bucket and the table that they are of. */
export const Backup = z.strictObject({
  catalog: flag()
    .default(false)
    .describe(
      'Whether AWS Backup keeps whole copies of the catalog, one a week, at $0.10 a GB and month each. Off in both profiles: the table can be restored to any second of 35 days, and all of it can be made again from the originals.',
    ),
  originals: flag()
    .default(false)
    .describe(
      'Whether AWS Backup keeps the originals as well, at $0.05 a GB and month and for requests. Off in both profiles: versions and the copy in another region are there already.',
    ),
  keepDays: whole('days', 7, 36_500).default(35).describe('How long a backup is kept.'),
});
