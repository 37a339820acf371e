import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { STORAGE_CLASSES, type StorageClassName } from '../../lib/config/storage-classes';
import { STORAGE_CLASS_PRICES } from '../cost/prices';
import { dollars } from '../in-words';

/** One thing that a bucket promises. */
export type BucketFact = keyof typeof DESCRIBED;

type Rule = {
  readonly Prefix?: string;
  readonly Transitions?: readonly Move[];
  readonly NoncurrentVersionTransitions?: readonly Move[];
  readonly ExpirationInDays?: number;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number; readonly NewerNoncurrentVersions?: number };
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
};

type Move = { readonly StorageClass: string; readonly TransitionInDays: number };

const GB_IN_A_TB = 1024;

/** What a bucket is and does, in words, from what its template says. */
export function describedBucket(bucket: ModelResource, model: StageModel): Array<[BucketFact, string]> {
  const facts = Object.keys(DESCRIBED) as BucketFact[];
  return facts.map((fact) => [fact, DESCRIBED[fact](bucket, model)]);
}

const DESCRIBED = {
  encrypted: encryption,
  'copied to': copies,
  versions,
  'gets cold': cold,
  goes: ends,
  locked,
  'says what happened': evidence,
  'when its stack goes': ({ deletionPolicy }: ModelResource) =>
    deletionPolicy?.startsWith('Retain') ? 'it stays' : 'it goes',
  'a TB a month': price,
} satisfies Record<string, (bucket: ModelResource, model: StageModel) => string>;

function encryption({ properties }: ModelResource, model: StageModel): string {
  const [rule] = properties.BucketEncryption.ServerSideEncryptionConfiguration;
  const { SSEAlgorithm, KMSMasterKeyID } = rule.ServerSideEncryptionByDefault;
  const refused = `${rule.BlockedEncryptionTypes.EncryptionType.join(', ')} is refused`;
  if (SSEAlgorithm !== 'aws:kms') return `with keys that S3 owns (SSE-S3); ${refused}`;
  const [key] = ofType(model, 'AWS::KMS::Key').filter(({ id }) => KMSMasterKeyID === `\${${id}.Arn}`);
  const [alias] = ofType(model, 'AWS::KMS::Alias').filter(
    ({ properties: { TargetKeyId } }) => TargetKeyId === KMSMasterKeyID,
  );
  const turns = key?.properties.EnableKeyRotation ? ', which rotates every year' : '';
  return `under \`${alias?.properties.AliasName ?? KMSMasterKeyID}\`${turns}${rule.BucketKeyEnabled ? ', with a bucket key' : ''}; ${refused}`;
}

function copies({ properties }: ModelResource): string {
  const rules: readonly Replication[] = properties.ReplicationConfiguration?.Rules ?? [];
  if (rules.length === 0) return 'nowhere';
  return rules.map(copyInWords).join('; ');
}

type Replication = {
  readonly Filter?: { readonly Prefix?: string };
  readonly DeleteMarkerReplication?: { readonly Status: string };
  readonly Destination: {
    readonly Bucket: string;
    readonly StorageClass?: string;
    readonly ReplicationTime?: { readonly Time: { readonly Minutes: number } };
  };
};

function copyInWords({ Filter, DeleteMarkerReplication, Destination }: Replication): string {
  const { Bucket, StorageClass, ReplicationTime } = Destination;
  return [
    `\`${Bucket.replace(/^.*:::/, '')}\``,
    Filter?.Prefix ? `what is below \`${Filter.Prefix}\`` : '',
    StorageClass ? `as ${nameOfClass(StorageClass)}` : '',
    DeleteMarkerReplication?.Status === 'Enabled' ? 'deletions too' : 'deletions not',
    ReplicationTime ? `within ${ReplicationTime.Time.Minutes} minutes` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

function versions({ properties }: ModelResource): string {
  if (properties.VersioningConfiguration?.Status !== 'Enabled') return 'the newest alone';
  const ends = rulesOf(properties).flatMap(({ NoncurrentVersionExpiration: end }) => (end ? [end] : []));
  const kept = ends.map(({ NoncurrentDays, NewerNoncurrentVersions }) =>
    NewerNoncurrentVersions
      ? `former ones go after ${inDays(NoncurrentDays)}, but the newest ${NewerNoncurrentVersions} stay`
      : `former ones go after ${inDays(NoncurrentDays)}`,
  );
  return ['all', ...(kept.length > 0 ? kept : ['for ever'])].join('; ');
}

function cold({ properties }: ModelResource): string {
  const moves = rulesOf(properties).flatMap(({ Prefix, Transitions = [], NoncurrentVersionTransitions = [] }) => [
    ...Transitions.map((move) => `${below(Prefix)}${movedInWords(move)}`),
    ...NoncurrentVersionTransitions.map((move) => `${below(Prefix)}former versions ${movedInWords(move)}`),
  ]);
  return moves.length > 0 ? moves.join('; ') : 'never';
}

function ends({ properties }: ModelResource): string {
  const whole = rulesOf(properties).flatMap(({ Prefix, ExpirationInDays: days }) =>
    days ? [`${below(Prefix)}after ${inDays(days)}`] : [],
  );
  const parts = rulesOf(properties).flatMap(({ AbortIncompleteMultipartUpload: abort }) =>
    abort ? [`parts of unfinished uploads after ${inDays(abort.DaysAfterInitiation)}`] : [],
  );
  return [...(whole.length > 0 ? whole : ['never by itself']), ...parts].join('; ');
}

function locked({ properties }: ModelResource): string {
  const retention = properties.ObjectLockConfiguration?.Rule?.DefaultRetention;
  if (retention) return `${retention.Mode.toLowerCase()}, for ${inDays(retention.Days)}`;
  return properties.ObjectLockEnabled ? 'object by object' : 'no';
}

function evidence({ properties }: ModelResource): string {
  const events = properties.NotificationConfiguration?.EventBridgeConfiguration ? ['events to EventBridge'] : [];
  const logs = properties.LoggingConfiguration?.DestinationBucketName ? ['access logs'] : [];
  const inventories = properties.InventoryConfigurations?.length > 0 ? ['an inventory'] : [];
  const said = [...events, ...logs, ...inventories];
  return said.length > 0 ? said.join(', ') : 'nothing';
}

/** Storage alone: what moves and reads cost depends on sizes and habits, which `npm run storage:plan` asks for. */
function price({ properties }: ModelResource): string {
  const ofClass = (name: StorageClassName) => `${dollars(STORAGE_CLASS_PRICES[name].gbMonth * GB_IN_A_TB)} as ${name}`;
  const moves = rulesOf(properties).flatMap(({ Transitions = [] }) =>
    Transitions.map(
      ({ StorageClass, TransitionInDays }) => `${ofClass(nameOfClass(StorageClass))} after ${inDays(TransitionInDays)}`,
    ),
  );
  return [ofClass('standard'), ...moves].join(', ');
}

const rulesOf = (properties: ModelResource['properties']): Rule[] => properties.LifecycleConfiguration?.Rules ?? [];

const below = (prefix?: string): string => (prefix ? `below \`${prefix}\` ` : '');

const movedInWords = ({ StorageClass, TransitionInDays }: Move): string =>
  `to ${nameOfClass(StorageClass)} after ${inDays(TransitionInDays)}`;

function nameOfClass(serviceName: string): StorageClassName {
  const names = Object.keys(STORAGE_CLASSES) as StorageClassName[];
  const found = names.find((name) => STORAGE_CLASSES[name].serviceName === serviceName);
  if (!found) throw new Error(`say in lib/config/storage-classes.ts what ${serviceName} is`);
  return found;
}

const inDays = (days: number): string => (days === 1 ? 'a day' : `${days} days`);
