import { z } from 'zod';
import { flag, oneOf, whole } from './fields';

/** What is written down about the buckets by AWS's services, for whoever asks later what happened. */
export const Evidence = z.strictObject({
  accessLogs: flag()
    .optional()
    .describe(
      'Whether S3 writes down every request to a bucket, in a bucket of its own: who asked for what, when, from where, and what became of it. Costs its storage alone; comes hours late, and S3 does not vouch for every line.',
    ),
  inventory: oneOf(['off', 'daily', 'weekly'])
    .optional()
    .describe(
      'How often S3 lists every version of every object, with size, class, encryption, lock and replication, as Parquet: $0.0025 per million listed.',
    ),
  objectEvents: oneOf(['off', 'writes', 'all'])
    .optional()
    .describe(
      'Which requests for objects CloudTrail vouches for, within minutes and in files that nobody can change unnoticed: $0.10 per 100,000. `writes` are deletions, too; `all` adds reads.',
    ),
  objectEventsOf: z
    .array(oneOf(['originals', 'renditions', 'site']), { error: 'give a list of buckets' })
    .min(1, { error: "give at least one bucket, or evidence.objectEvents 'off'" })
    .default(['originals', 'site'])
    .describe(
      'The buckets whose objects that is about. Renditions are a dozen writes a photo, and all can be made again.',
    ),
  storageLens: flag()
    .optional()
    .describe('Whether Storage Lens counts what is in the buckets, by its free metrics, which it shows for 14 days.'),
  classAnalysis: flag()
    .default(false)
    .describe(
      'Whether S3 watches how old objects are when they are read, which says when a colder class pays: $0.10 a month per million objects.',
    ),
  keepDays: whole('days', 14, 3650)
    .default(365)
    .describe(
      'How long logs, lists and events are kept. A year is what PCI DSS asks for; below two weeks, a weekly list would be gone before the next is there.',
    ),
  // S3 delivers no access logs into a bucket with Object Lock: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
  lock: oneOf(['off', 'governance', 'compliance'])
    .default('off')
    .describe(
      "Whether nobody may delete lists and events as long as they are to be kept: `governance`, but for `locks.bypassRoles`, or `compliance`, which nobody ends earlier, not even the account's root. Access logs can't be locked. Off in both profiles, since CloudFormation would replace a bucket that is there without it: turn it on with a stage's first deployment.",
    ),
});

/**
 * What a profile settles where a stage left it open: nothing for `lean`, which is not to cost; for `strict` all that is free but for its storage,
 * the list, and of events the writes. An event costs $1 a million; to a million uploads for $5 that is little, to a million reads for $0.40 it is
 * more than twice what they cost, and access logs know those for nothing.
 */
export function settledEvidence(evidence: z.output<typeof Evidence>, isStrict: boolean) {
  const { accessLogs = isStrict, storageLens = isStrict } = evidence;
  const { inventory = isStrict ? 'daily' : 'off', objectEvents = isStrict ? 'writes' : 'off' } = evidence;
  return { ...evidence, accessLogs, storageLens, inventory, objectEvents };
}
