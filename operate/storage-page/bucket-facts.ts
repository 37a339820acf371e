import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import {
  browsers,
  deletedForGood,
  locked,
  networks,
  publicAccess,
  signatures,
  transport,
  written,
} from './access-facts';
import { backups, copies } from './copy-facts';
import { tells, writtenDown } from './evidence-facts';
import { inCode } from './in-page-words';
import { cold, ends, price, versions } from './lifecycle-facts';

/** One thing that a bucket promises. */
export type BucketFact = keyof typeof DESCRIBED;

/** What a bucket is and does, in words, from what its template says. */
export function describedBucket(bucket: ModelResource, model: StageModel): Array<[BucketFact, string]> {
  const facts = Object.keys(DESCRIBED) as BucketFact[];
  return facts.map((fact) => [fact, DESCRIBED[fact](bucket, model)]);
}

/** Lines of which no test could show that it happens. */
export const NOTHING_TO_TRY: ReadonlySet<string> = new Set([
  'no',
  'nowhere',
  'nobody',
  'nothing',
  'whoever has the right to',
  'what its signer wrote, 7 days at most',
]);

const DESCRIBED = {
  encrypted: encryption,
  'public access': publicAccess,
  'reached through': transport,
  'reached from': networks,
  'a signature is good for': signatures,
  'written by': written,
  'browsers may': browsers,
  'copied to': copies,
  'backed up': backups,
  versions,
  'gets cold': cold,
  goes: ends,
  locked,
  'deleted for good by': deletedForGood,
  'tells of changes': tells,
  'written down': writtenDown,
  'when its stack goes': ({ deletionPolicy }: ModelResource) =>
    deletionPolicy?.startsWith('Retain') ? 'it stays' : 'it goes',
  'a TB a month': price,
} satisfies Record<string, (bucket: ModelResource, model: StageModel) => string>;

function encryption({ properties }: ModelResource, model: StageModel): string {
  const [rule] = properties.BucketEncryption.ServerSideEncryptionConfiguration;
  const { SSEAlgorithm, KMSMasterKeyID } = rule.ServerSideEncryptionByDefault;
  const blocked: readonly string[] = rule.BlockedEncryptionTypes?.EncryptionType ?? [];
  const more = [
    ...(rule.BucketKeyEnabled ? [', with a bucket key'] : []),
    ...blocked.map((type) => `; ${type} is refused`),
  ];
  if (SSEAlgorithm !== 'aws:kms') return `with keys that S3 owns (SSE-S3)${more.join('')}`;
  return `under ${inCode(KMSMasterKeyID)}${turnsYearly(KMSMasterKeyID, model) ? ', which rotates every year' : ''}${more.join('')}`;
}

function turnsYearly(alias: string, model: StageModel): boolean {
  const [key] = ofType(model, 'AWS::KMS::Alias').filter(({ properties }) => properties.AliasName === alias);
  const target = ofType(model, 'AWS::KMS::Key').find(({ id }) => key?.properties.TargetKeyId === `\${${id}.Arn}`);
  return target?.properties.EnableKeyRotation === true;
}
