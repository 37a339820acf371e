import { z } from 'zod';
import { flag, oneOf, text, whole } from './fields';

/** How a bucket holds on to versions. */
const Lock = z.union(
  [
    z.enum(['off', 'holds']),
    z.strictObject({
      mode: oneOf(['governance', 'compliance']),
      // the longest that S3 takes: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DefaultRetention.html
      days: whole('days', 1, 36_500),
    }),
  ],
  { error: "give 'off', 'holds', or such as { mode: 'governance', days: 30 }" },
);

/** What nobody may delete, and who may not without more. */
export const Locks = z.strictObject({
  originals: Lock.default('off').describe(
    "Whether versions of originals, and of their copies, can be locked: `off`; `holds`, for legal holds on single ones; or every new one for some days, as `{ mode: 'governance', days: 30 }`, or `compliance`, which nobody ends earlier, not even the account's root. Off in both profiles: while a photo is locked its owner can't delete it. S3 never takes Object Lock away from a bucket again.",
  ),
  bypassRoles: z
    .array(
      text(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, 'the ARN of a role, such as arn:aws:iam::123456789012:role/keeper'),
      {
        error: 'give a list of roles',
      },
    )
    .default([])
    .describe(
      'Roles that may delete what `governance` locks, of originals or of evidence, where they have the right to; nobody else may, whatever rights they have.',
    ),
  mfaDelete: flag()
    .default(false)
    .describe(
      "Whether people who delete versions of originals for good, or change their buckets' lifecycle, versioning or locks, must have signed in with a second factor within the last hour. The stage's own functions and CloudFormation need none.",
    ),
});

type Section = z.output<typeof Locks>;

/** How a bucket holds on to versions, as its constructs take it. */
export type Lock = Section['originals'];

/** Whether Object Lock is on, for whatever it is used. */
export const isLockable = (lock: Lock): boolean => lock !== 'off';

/** What to do about roles that have nothing to bypass, neither of originals nor of evidence; nothing when all is well. */
export function bypassWish({ originals, bypassRoles }: Section, ofEvidence: string): string | undefined {
  const isGovernance = originals === 'holds' || (originals !== 'off' && originals.mode === 'governance');
  return bypassRoles.length > 0 && !isGovernance && ofEvidence !== 'governance'
    ? 'leave it out: only what is locked in mode governance can be deleted earlier'
    : undefined;
}
