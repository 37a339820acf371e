import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { classNamed, STORAGE_CLASSES, type StorageClassName } from '../../lib/config/storage-classes';
import { STORAGE_CLASS_PRICES } from '../cost/prices';
import { dollars } from '../in-words';
import { inCode, inDays } from './in-page-words';

type Rule = {
  readonly Status: string;
  readonly Prefix?: string;
  readonly ObjectSizeGreaterThan?: string;
  readonly Transitions?: readonly Move[];
  readonly NoncurrentVersionTransitions?: readonly Move[];
  readonly ExpirationInDays?: number;
  readonly ExpiredObjectDeleteMarker?: boolean;
  readonly NoncurrentVersionExpiration?: { readonly NoncurrentDays: number; readonly NewerNoncurrentVersions?: number };
  readonly AbortIncompleteMultipartUpload?: { readonly DaysAfterInitiation: number };
};

type Move = { readonly StorageClass: string; readonly TransitionInDays: number };

type Tiers = {
  readonly Prefix?: string;
  readonly Status: string;
  readonly Tierings: ReadonlyArray<{ readonly AccessTier: string; readonly Days: number }>;
};

const GB_IN_A_TB = 1024;

const rulesOf = ({ properties }: ModelResource): Rule[] =>
  (properties.LifecycleConfiguration?.Rules ?? []).filter(({ Status }: Rule) => Status === 'Enabled');

const below = ({ Prefix }: { readonly Prefix?: string }): string => (Prefix ? `below ${inCode(Prefix)} ` : '');

/** Which versions there are, and for how long. */
export function versions(bucket: ModelResource): string {
  if (bucket.properties.VersioningConfiguration?.Status !== 'Enabled') return 'the newest alone';
  const ends = rulesOf(bucket).flatMap((rule) => {
    const { NoncurrentVersionExpiration: end } = rule;
    if (!end) return [];
    const newest = end.NewerNoncurrentVersions ? `, but the newest ${end.NewerNoncurrentVersions} stay` : '';
    return [`${below(rule)}former ones go after ${inDays(end.NoncurrentDays)}${newest}`];
  });
  const markers = rulesOf(bucket).filter(({ ExpiredObjectDeleteMarker }) => ExpiredObjectDeleteMarker);
  return [
    'all',
    ...(ends.length > 0 ? ends : ['former ones stay']),
    ...markers.map((rule) => `${below(rule)}a deletion's marker goes with the last of them`),
  ].join('; ');
}

/** When objects move to where they cost less and reading costs more. */
export function cold(bucket: ModelResource): string {
  const moves = rulesOf(bucket).flatMap((rule) => [
    ...(rule.Transitions ?? []).map((move) => `${below(rule)}${larger(rule)}${movedInWords(move)}`),
    ...(rule.NoncurrentVersionTransitions ?? []).map(
      (move) => `${below(rule)}${larger(rule)}former versions ${movedInWords(move)}`,
    ),
  ]);
  const tiers: readonly Tiers[] = bucket.properties.IntelligentTieringConfigurations ?? [];
  const unread = tiers
    .filter(({ Status }) => Status === 'Enabled')
    .flatMap((some) =>
      some.Tierings.map(
        ({ AccessTier, Days }) => `${below(some)}to tier ${inCode(AccessTier)} ${inDays(Days)} after the last read`,
      ),
    );
  return [...moves, ...unread].join('; ') || 'never';
}

const larger = ({ ObjectSizeGreaterThan: bytes }: Rule): string =>
  bytes === undefined ? '' : `above ${Number(bytes) / 1024} KiB `;

const movedInWords = ({ StorageClass, TransitionInDays }: Move): string =>
  `to ${classNamed(StorageClass)} after ${inDays(TransitionInDays)}`;

/** When objects go by themselves. */
export function ends(bucket: ModelResource): string {
  const whole = rulesOf(bucket).flatMap((rule) =>
    rule.ExpirationInDays ? [`${below(rule)}after ${inDays(rule.ExpirationInDays)}`] : [],
  );
  const parts = rulesOf(bucket).flatMap((rule) => {
    const { AbortIncompleteMultipartUpload: abort } = rule;
    return abort ? [`${below(rule)}parts of unfinished uploads after ${inDays(abort.DaysAfterInitiation)}`] : [];
  });
  return [...(whole.length > 0 ? whole : ['never']), ...parts].join('; ');
}

/** Storage alone: what moves and reads cost depends on sizes and habits, which `npm run storage:plan` asks for. */
export function price(bucket: ModelResource, model: StageModel): string {
  const moves = rulesOf(bucket).flatMap((rule) =>
    (rule.Transitions ?? []).map(
      ({ StorageClass, TransitionInDays }) =>
        `${below(rule)}${ofClass(classNamed(StorageClass))} after ${inDays(TransitionInDays)}`,
    ),
  );
  return [...arrivals(bucket, model).map(ofClass), ...moves].join(', ');
}

const ofClass = (name: StorageClassName): string =>
  `${dollars(STORAGE_CLASS_PRICES[name].gbMonth * GB_IN_A_TB)} as ${name}`;

/** In which classes objects come: copies in the one that their rule says. */
function arrivals({ properties: { BucketName } }: ModelResource, model: StageModel): StorageClassName[] {
  const rules = ofType(model, 'AWS::S3::Bucket').flatMap(
    ({ properties }) => properties.ReplicationConfiguration?.Rules ?? [],
  );
  const classes = rules
    .filter(({ Destination }) => Destination.Bucket === BucketName)
    .map(({ Destination }) => classNamed(Destination.StorageClass ?? STORAGE_CLASSES.standard.serviceName));
  return classes.length > 0 ? [...new Set(classes)] : ['standard'];
}
