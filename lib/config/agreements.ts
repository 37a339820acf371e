import type { z } from 'zod';
import { type Access, signatureWish } from './access';
import { type Evidence, settledEvidence } from './evidence';
import { architectureWish, type Functions } from './functions';
import { type Keys, keylessWish } from './keys';
import { bypassWish, type Locks } from './locks';
import { ACCESS_LOGS, AUDIT_COPY, nameOf } from './names';
import { mistakesIn, type Replication, settledReplication, surroundingsOf } from './replication';
import type { Uploads } from './uploads';

/** What settings must agree about that stand apart from each other. */
type Sections = {
  readonly project: string;
  readonly stage: string;
  readonly region: string;
  readonly profile: 'lean' | 'strict';
  readonly uploads: z.output<typeof Uploads>;
  readonly keys: z.output<typeof Keys>;
  readonly access: z.output<typeof Access>;
  readonly locks: z.output<typeof Locks>;
  readonly replication: z.output<typeof Replication>;
  readonly evidence: z.output<typeof Evidence>;
  readonly functions: z.output<typeof Functions>;
};

/** A setting that can't stand beside another, what it is, and what to do about it. */
type Disagreement = { readonly path: string[]; readonly input: unknown; readonly message: string };

/** Which settings can't stand beside another, each with its fix. */
export function disagreementsIn(sections: Sections): Disagreement[] {
  const { project, profile, uploads, keys, access, locks, replication, evidence, functions } = sections;
  return [
    ...wished(['project'], project, nameWish(sections)),
    ...wished(['functions', 'architecture'], functions.architecture, architectureWish(functions)),
    ...wished(['keys', 'multiRegion'], keys.multiRegion, keylessWish(keys, profile === 'strict')),
    ...wished(
      ['access', 'maxSignatureAgeSeconds'],
      access.maxSignatureAgeSeconds,
      signatureWish(access, uploads.ttlSeconds),
    ),
    ...wished(['locks', 'bypassRoles'], locks.bypassRoles, bypassWish(locks, evidence.lock)),
    ...wished(['replication', 'accessLogs'], replication.accessLogs, logsWish(sections)),
    ...mistakesIn(replication, surroundingsOf(sections)).map(({ path, message }) => ({
      path: ['replication', path],
      input: replication[path],
      message,
    })),
  ];
}

const wished = (path: string[], input: unknown, message: string | undefined): Disagreement[] =>
  message === undefined ? [] : [{ path, input, message }];

/** What to do about access logs that are to be copied and are not there; nothing when all is well. */
function logsWish({ profile, replication, evidence }: Sections): string | undefined {
  if (!replication.accessLogs || settledEvidence(evidence, profile === 'strict').accessLogs) return undefined;
  return 'leave it out, or set evidence.accessLogs: nobody writes any';
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const LONGEST_BUCKET_NAME = 63;

/** What to do about a stage whose buckets can't be named; nothing when all is well. */
function nameWish(sections: Sections): string | undefined {
  const { region, profile, replication, evidence } = sections;
  const copies = settledReplication(replication, surroundingsOf(sections));
  const audit = replication.auditCopy ? [AUDIT_COPY] : [];
  const logs = settledEvidence(evidence, profile === 'strict').accessLogs ? [ACCESS_LOGS] : [];
  const name = `${nameOf(sections, longestOf(['renditions', ...audit, ...logs]))}-${'0'.repeat(12)}`;
  const tooLong = `${name}-${longestOf([region, copies.region ?? region])}`.length - LONGEST_BUCKET_NAME;
  if (tooLong <= 0) return undefined;
  return `give a project or stage that is ${tooLong} characters shorter, or no bucket can be named`;
}

const longestOf = (names: readonly string[]): string => names.reduce((a, b) => (b.length > a.length ? b : a));
