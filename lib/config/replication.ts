import { z } from 'zod';
import { flag, oneOf, REGION, text, whole } from './fields';
import { type Keys, settledKeys } from './keys';
import { neighbourOf } from './region-pairs';

/** What S3 takes for a copy, as it names it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Destination.html */
const STORAGE_CLASSES = [
  'STANDARD',
  'INTELLIGENT_TIERING',
  'STANDARD_IA',
  'ONEZONE_IA',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
] as const;

const KEY_ARN = /^arn:aws[a-z-]*:kms:([a-z0-9-]+):(\d{12}):key\/[A-Za-z0-9-]+$/;

/** Where everything has a second copy, and what of it follows the first. */
export const Replication = z.strictObject({
  region: text(new RegExp(`^none$|${REGION.source}`), 'another region such as eu-central-1, or none')
    .optional()
    .describe(
      'Where every original has a second copy, seconds after it came: another region, or `none`. Profile `strict` takes one of the same jurisdiction. A GB costs $0.02 for its way, a thousand objects half a cent to write, and all is stored twice.',
    ),
  site: flag()
    .default(true)
    .describe('Whether the site has a second copy, too, which CloudFront asks when the first does not answer.'),
  timeControl: flag()
    .default(false)
    .describe(
      'Whether S3 vouches for 99.9 % of the copies within 15 minutes, for $0.015 a GB; without, nearly all are as quick and the same alarms ring, but nobody vouches.',
    ),
  metrics: flag()
    .optional()
    .describe(
      'Whether S3 says how far the copies are behind, and alarms ring for it: $0.30 a metric and $0.10 an alarm. `timeControl` brings it.',
    ),
  deleteMarkers: flag()
    .default(true)
    .describe(
      'Whether what is deleted disappears from the copy as well, and leaves it `forgetAfterDays` later. Without, the copy keeps every photo that anybody deletes for ever.',
    ),
  forgetAfterDays: whole('days', 1, 3650)
    .default(30)
    .describe('How long the copy keeps what was deleted or overwritten: time to notice a mistake or an attack.'),
  replicaModifications: flag()
    .optional()
    .describe('Whether tags that are changed on a copy are changed on the other side, too; only with `twoWay`.'),
  storageClass: oneOf(STORAGE_CLASSES)
    .optional()
    .describe("The storage class of the copies of originals; unset, the original's own. The site stays at hand."),
  account: text(/^\d{12}$/, 'the twelve digits of another account')
    .optional()
    .describe(
      'Another account that owns the copies, out of reach of whoever takes over this one. It makes the buckets itself: see the runbook.',
    ),
  keyArn: text(KEY_ARN, 'the ARN of a key')
    .optional()
    .describe('The key in that account which encrypts the copies of originals.'),
  auditCopy: flag()
    .default(false)
    .describe(
      'Whether every original has a copy in the same region, too, in a bucket from which no role of this stage deletes. It keeps what people delete.',
    ),
  accessLogs: flag()
    .default(false)
    .describe(
      'Whether access logs are copied to the region of the copies, whose own are there already: so those of both lie side by side, out of reach of whoever takes over this region. For what their bytes cost.',
    ),
  twoWay: flag()
    .default(false)
    .describe(
      'Whether what is written to the copy comes back. For the second deploy of a stage: the first one makes the bucket that it comes back to.',
    ),
});

type Section = z.output<typeof Replication>;

/** What the section depends on besides itself. */
type Surroundings = {
  readonly isStrict: boolean;
  readonly region: string;
  /** Whether originals are encrypted with a key of the stage. */
  readonly hasKeys: boolean;
};

/** What the rest of a stage is to its copies. */
export function surroundingsOf({ region, profile, keys }: Stage): Surroundings {
  const isStrict = profile === 'strict';
  return { region, isStrict, hasKeys: settledKeys(keys, isStrict).owner === 'customer' };
}

type Stage = { readonly region: string; readonly profile: string; readonly keys: z.output<typeof Keys> };

/** What a profile settles where a stage left it open. */
export function settledReplication(replication: Section, surroundings: Surroundings) {
  const { timeControl, metrics = surroundings.isStrict, twoWay, replicaModifications = twoWay } = replication;
  const region = regionOf(replication, surroundings);
  return { ...replication, region, replicaModifications, metrics: timeControl || metrics };
}

export type Mistake = { readonly path: keyof Section; readonly message: string };

/** What can't go together, each with its fix. */
export function mistakesIn(replication: Section, surroundings: Surroundings): Mistake[] {
  const region = regionOf(replication, surroundings);
  if (region !== undefined)
    return [...mistakesAbout(region, surroundings), ...mistakesAboutAccount(replication, region, surroundings)];
  if (replication.region === undefined && surroundings.isStrict) {
    const message = `give a region, or none: no other region shares the jurisdiction of ${surroundings.region}`;
    return [{ path: 'region', message }];
  }
  const idle = (['timeControl', 'accessLogs', 'twoWay', 'account'] as const).filter((path) => replication[path]);
  return idle.map((path) => ({ path, message: 'say in replication.region where the copies are, or leave it out' }));
}

function regionOf({ region }: Section, { isStrict, region: home }: Surroundings): string | undefined {
  if (region === undefined) return isStrict ? neighbourOf(home) : undefined;
  return region === 'none' ? undefined : region;
}

function mistakesAbout(region: string, { region: home }: Surroundings): Mistake[] {
  if (region !== home) return [];
  return [{ path: 'region', message: 'give another region than the stage is in; auditCopy copies within one' }];
}

function mistakesAboutAccount(
  { account, keyArn, accessLogs, twoWay, replicaModifications }: Section,
  region: string,
  { hasKeys }: Surroundings,
): Mistake[] {
  const [, keyRegion, keyAccount] = KEY_ARN.exec(keyArn ?? '') ?? [];
  const mistakes: Array<Mistake | false> = [
    account === undefined &&
      keyArn !== undefined && {
        path: 'keyArn',
        message: 'leave it out: copies in this account have a key of this stage',
      },
    account !== undefined &&
      hasKeys &&
      keyArn === undefined && {
        path: 'keyArn',
        message:
          'give the key of that account: what is encrypted with a key of yours, S3 copies under one of theirs only',
      },
    account !== undefined &&
      keyArn !== undefined &&
      (keyRegion !== region || keyAccount !== account) && {
        path: 'keyArn',
        message: `give a key of account ${account} in ${region}, where the copies are`,
      },
    account !== undefined &&
      twoWay && {
        path: 'twoWay',
        message: 'leave it out: what another account owns does not come back',
      },
    account !== undefined &&
      accessLogs && {
        path: 'accessLogs',
        message: 'leave it out: another account makes no bucket for logs of this one',
      },
    replicaModifications === true &&
      !twoWay && {
        path: 'replicaModifications',
        message: 'leave it out, or set replication.twoWay: there is no other side to change',
      },
  ];
  return mistakes.filter((mistake) => mistake !== false);
}
