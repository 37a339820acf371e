import type { Json } from './plain-stage';
import { type At, days, isOn, parts, quoted, type Reading } from './reading';

const rules = ({ bucket }: At): Json[] => (bucket.properties.LifecycleConfiguration?.Rules ?? []).filter(isOn);

/** US dollars for a GB and month: https://aws.amazon.com/s3/pricing/, us-east-1, June 2026. */
const GB_MONTH: Readonly<Record<string, number>> = {
  STANDARD: 0.023,
  INTELLIGENT_TIERING: 0.023,
  STANDARD_IA: 0.0125,
  ONEZONE_IA: 0.01,
  GLACIER_IR: 0.004,
  GLACIER: 0.0036,
  DEEP_ARCHIVE: 0.00099,
};
const classIn = (name = ''): string =>
  ({ 'one-zone-ia': 'ONEZONE_IA' })[name] ?? name.toUpperCase().replaceAll('-', '_');
const priceOf = (name: string): string => ((GB_MONTH[name] ?? Number.NaN) * 1024).toFixed(2);

const MOVE = /^(?:below `(.+?)` )?(?:above (\S+) KiB )?(former versions )?to (\S+) after (a day|\d+ days)$/;
const TIER = /^(?:below `(.+?)` )?to tier `(.+)` (a day|\d+ days) after the last read$/;
const FORMER = /^(?:below `(.+?)` )?former ones go after (a day|\d+ days)(?:, but the newest (\d+) stay)?$/;
const END = /^(?:below `(.+?)` )?(parts of unfinished uploads )?after (a day|\d+ days)$/;
const COST = /^(?:below `(.+?)` )?\$(\S+) as (\S+)(?: after (a day|\d+ days))?$/;

/** What becomes of what is in a bucket. */
export const STORAGE_READINGS = {
  'copied to': {
    said: (line) =>
      parts(line, 'nowhere').map((part) => ({
        to: quoted(part)[0],
        owner: /which account `(\d+)` owns/.exec(part)?.[1],
        below: /what is below `(.+?)`/.exec(part)?.[1] ?? '',
        under: /under `(.+?)`/.exec(part)?.[1],
        as: /, as (\S+?)(?:,|$)/.exec(part)?.slice(1).map(classIn)[0],
        deletions: part.includes('deletions too'),
        tags: part.includes('new tags of copies too'),
        minutes: Number(/within (\d+) minutes/.exec(part)?.[1] ?? 0),
        measured: part.includes('measured'),
      })),
    written: ({ bucket }) =>
      (bucket.properties.ReplicationConfiguration?.Rules ?? []).filter(isOn).map((rule: Json) => ({
        to: rule.Destination.Bucket,
        owner: rule.Destination.Account,
        below: rule.Filter.Prefix,
        under: rule.Destination.EncryptionConfiguration?.ReplicaKmsKeyID,
        as: rule.Destination.StorageClass,
        deletions: isOn(rule.DeleteMarkerReplication),
        tags: isOn(rule.SourceSelectionCriteria?.ReplicaModifications),
        minutes: isOn(rule.Destination.ReplicationTime) ? rule.Destination.ReplicationTime.Time.Minutes : 0,
        measured: isOn(rule.Destination.Metrics),
      })),
  },
  'backed up': {
    said: (line) =>
      parts(line, 'no').map((part) => ({ names: quoted(part), days: days(/for (a day|\d+ days)$/.exec(part)?.[1]) })),
    written: ({ bucket, all }) => {
      const selections = all.filter(
        ({ type, properties }) =>
          type === 'AWS::Backup::BackupSelection' &&
          properties.BackupSelection.Resources.includes(bucket.properties.BucketName),
      );
      const plans = all.filter(({ id }) => selections.some(({ properties }) => properties.BackupPlanId === id));
      return plans.flatMap(({ properties }) =>
        properties.BackupPlan.BackupPlanRule.map((rule: Json) => ({
          names: [rule.TargetBackupVault, rule.ScheduleExpression],
          days: rule.Lifecycle?.DeleteAfterDays,
        })),
      );
    },
  },
  versions: {
    said: (line) => ({
      all: line.startsWith('all'),
      former: line
        .split('; ')
        .flatMap((part) => (FORMER.test(part) ? [FORMER.exec(part) ?? []] : []))
        .map(([, below, age, newest]) => ({ below, days: days(age), newest: newest && Number(newest) })),
      markers: line.includes("a deletion's marker goes with the last of them"),
    }),
    written: (at) => {
      const all = isOn(at.bucket.properties.VersioningConfiguration);
      const former = rules(at)
        .filter((rule) => all && rule.NoncurrentVersionExpiration)
        .map(({ Prefix, NoncurrentVersionExpiration: { NoncurrentDays, NewerNoncurrentVersions } }) => ({
          below: Prefix,
          days: NoncurrentDays,
          newest: NewerNoncurrentVersions,
        }));
      return { all, former, markers: all && rules(at).some((rule) => rule.ExpiredObjectDeleteMarker) };
    },
  },
  'gets cold': {
    said: (line) =>
      parts(line, 'never').map((part) => {
        const [, below, kib, former, name, age] = MOVE.exec(part) ?? [];
        if (name)
          return { below, bytes: kib && Number(kib) * 1024, isFormer: !!former, to: classIn(name), after: days(age) };
        const [, prefix, tier, unread] = TIER.exec(part) ?? [];
        return { below: prefix, to: tier, after: days(unread) };
      }),
    written: (at) => [
      ...rules(at).flatMap((rule) => [
        ...(rule.Transitions ?? []).map((move: Json) => moved(rule, move, false)),
        ...(rule.NoncurrentVersionTransitions ?? []).map((move: Json) => moved(rule, move, true)),
      ]),
      ...(at.bucket.properties.IntelligentTieringConfigurations ?? [])
        .filter(isOn)
        .flatMap(({ Prefix, Tierings }: Json) =>
          Tierings.map(({ AccessTier, Days }: Json) => ({ below: Prefix, to: AccessTier, after: Days })),
        ),
    ],
  },
  goes: {
    said: (line) =>
      line
        .split('; ')
        .filter((part) => part !== 'never')
        .map((part) => END.exec(part) ?? [])
        .map(([, below, unfinished, age]) => ({ below, parts: !!unfinished, after: days(age) })),
    written: (at) => [
      ...rules(at)
        .filter((rule) => rule.ExpirationInDays)
        .map((rule) => ({ below: rule.Prefix, parts: false, after: rule.ExpirationInDays })),
      ...rules(at)
        .filter((rule) => rule.AbortIncompleteMultipartUpload)
        .map(({ Prefix, AbortIncompleteMultipartUpload: { DaysAfterInitiation } }) => ({
          below: Prefix,
          parts: true,
          after: DaysAfterInitiation,
        })),
    ],
  },
  'when its stack goes': {
    said: (line) => ({ 'it stays': true, 'it goes': false })[line],
    written: ({ bucket }) => /^Retain/.test(bucket.deletionPolicy ?? ''),
  },
  'a TB a month': {
    said: (line) =>
      line
        .split(', ')
        .map((part) => COST.exec(part) ?? [])
        .map(([, below, price, name, age]) => ({ below, price, as: classIn(name), after: days(age) })),
    written: (at) => [
      ...arrivals(at).map((name) => ({ below: undefined, price: priceOf(name), as: name, after: undefined })),
      ...rules(at).flatMap(({ Prefix, Transitions = [] }) =>
        Transitions.map(({ StorageClass, TransitionInDays }: Json) => ({
          below: Prefix,
          price: priceOf(StorageClass),
          as: StorageClass,
          after: TransitionInDays,
        })),
      ),
    ],
  },
} satisfies Readonly<Record<string, Reading>>;

const moved = (rule: Json, { StorageClass, TransitionInDays }: Json, isFormer: boolean) => ({
  below: rule.Prefix,
  bytes: rule.ObjectSizeGreaterThan && Number(rule.ObjectSizeGreaterThan),
  isFormer,
  to: StorageClass,
  after: TransitionInDays,
});

/** In which classes the copies come that other buckets' rules send here. */
function arrivals({ bucket, all }: At): string[] {
  const copied = all
    .flatMap(({ properties }) => properties.ReplicationConfiguration?.Rules ?? [])
    .filter(({ Destination }) => Destination.Bucket === bucket.properties.BucketName)
    .map(({ Destination }) => Destination.StorageClass ?? 'STANDARD');
  return copied.length > 0 ? copied : ['STANDARD'];
}
