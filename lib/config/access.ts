import { z } from 'zod';
import { flag, oneOf, text, whole } from './fields';

const NETWORK = z.union([z.cidrv4(), z.cidrv6()], { error: 'give a network such as 203.0.113.0/24' });
const BUCKET = oneOf(['originals', 'renditions']);
const PREFIX = text(/^[^*?$]+\/$/, 'a prefix that ends with a slash, such as import/partner/');
const MOMENT = z.iso.datetime({ error: 'give a moment such as 2026-12-24T18:00:00Z' });
const VPC_ID = text(/^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC, such as vpc-0123456789abcdef0');

const WINDOW = { from: MOMENT.optional(), until: MOMENT.optional() };

/** Somebody else's account that reads a prefix. */
const Reader = z
  .strictObject({ account: text(/^\d{12}$/, 'an account id of 12 digits'), bucket: BUCKET, prefix: PREFIX, ...WINDOW })
  .superRefine(refuseEmptyWindow);

/** A consumer's own door to a prefix. */
const AccessPoint = z.strictObject({
  consumer: text(
    /^[a-z][a-z0-9-]{0,18}[a-z0-9]$/,
    '2 to 20 lower-case letters, digits and hyphens, a letter first and no hyphen last',
  ),
  bucket: BUCKET,
  prefix: PREFIX,
  role: text(
    /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/,
    'the ARN of a role, such as arn:aws:iam::123456789012:role/reports',
  ),
  vpc: VPC_ID.optional(),
});

const Vpc = z
  .strictObject({
    id: VPC_ID.describe('The VPC whose programs reach S3 without the internet, and through it our buckets alone.'),
    routeTables: z
      .array(text(/^rtb-[0-9a-f]{8,17}$/, 'the id of a route table, such as rtb-0123456789abcdef0'), {
        error: 'give a list of route tables',
      })
      .min(1, { error: 'give at least one route table' })
      .describe(
        'Its route tables that get a gateway endpoint, free of charge; none of them may have one for S3 already.',
      ),
    interfaceSubnets: z
      .array(text(/^subnet-[0-9a-f]{8,17}$/, 'the id of a subnet, such as subnet-0123456789abcdef0'), {
        error: 'give a list of subnets',
      })
      .default([])
      .describe(
        'Its subnets that get an address of S3 for callers on your premises, at $7.30 each a month; a subnet a zone.',
      ),
    securityGroups: z
      .array(text(/^sg-[0-9a-f]{8,17}$/, 'the id of a security group, such as sg-0123456789abcdef0'), {
        error: 'give a list of security groups',
      })
      .default([])
      .describe("Who may reach those addresses; none means the VPC's default group."),
  })
  .superRefine(({ interfaceSubnets, securityGroups }, context) => {
    if (securityGroups.length > 0 && interfaceSubnets.length === 0) {
      const message = 'give interfaceSubnets too: a gateway endpoint has no address that a group could guard';
      context.addIssue({ code: 'custom', path: ['securityGroups'], input: securityGroups, message });
    }
  });

/** Who may reach the buckets, from where, when and by which way. Nothing here opens a bucket to everybody. */
export const Access = z.strictObject({
  sourceNetworks: z
    .array(NETWORK, { error: 'give a list of networks' })
    .default([])
    .describe(
      'Networks from which people and programs may read and write objects, signed addresses included; from everywhere if none is given. AWS services, our own functions and `access.vpc` are not held to it.',
    ),
  uploadWindow: z
    .strictObject({
      from: MOMENT.optional().describe(
        'When S3 begins to take uploads of people, which is what it puts below `u/`, whoever asks: a former version that is put on top there, too. Operators copy to `import/` at any time, and S3 makes its copies.',
      ),
      until: MOMENT.optional().describe('When it ends to.'),
    })
    .superRefine(refuseEmptyWindow)
    .prefault({}),
  maxSignatureAgeSeconds: whole('seconds', 120, 604_800)
    .default(600)
    .describe(
      'How old a signature may be that S3 takes for originals, whatever its signer wrote into the address. Below two minutes clocks that go wrong would refuse people.',
    ),
  readers: z
    .array(Reader, { error: 'give a list of readers' })
    .default([])
    .describe(
      'Other accounts that may list and read a prefix: `account`, `bucket` (originals or renditions), `prefix`, and `from` and `until` where it is not for ever. Their own policies say which of their people.',
    ),
  accessPoints: z
    .array(AccessPoint, { error: 'give a list of access points' })
    .refine((points) => new Set(points.map(({ consumer }) => consumer)).size === points.length, {
      error: 'give each consumer one access point',
    })
    .default([])
    .describe(
      'A way of its own to a prefix for each `consumer`: `bucket`, `prefix`, the `role` that may read there, and `vpc` where nobody may from outside of it.',
    ),
  vpc: Vpc.optional(),
  boundary: flag()
    .default(true)
    .describe(
      "Whether every function's role has a permission boundary: whatever a policy grants it later, it reaches nothing but this stage's own things, in this account.",
    ),
});

/** What to do about addresses that would be refused before they expire; nothing when all is well. */
export function signatureWish(access: z.output<typeof Access>, ttlSeconds: number): string | undefined {
  const isTooShort = access.maxSignatureAgeSeconds < ttlSeconds;
  return isTooShort ? `give at least uploads.ttlSeconds, ${ttlSeconds}: an upload may begin that late` : undefined;
}

type Window = { readonly from?: string; readonly until?: string };

function refuseEmptyWindow({ from, until }: Window, context: z.RefinementCtx<Window>): void {
  if (from === undefined || until === undefined || Date.parse(from) < Date.parse(until)) return;
  context.addIssue({ code: 'custom', path: ['until'], input: until, message: `give a moment after from, ${from}` });
}
