import { Duration } from 'aws-cdk-lib';
import {
  type IntelligentTieringConfiguration,
  type LifecycleRule,
  StorageClass,
  type Transition,
} from 'aws-cdk-lib/aws-s3';
import { KEY_PREFIX } from '../../lambdas/shared/contract';
import type { Config } from '../config';
import { STORAGE_CLASSES, type StorageClassName } from '../config/storage-classes';

type Lifecycle = Config['lifecycle'];
type Rule = Lifecycle['rules'][number];

/** What the originals bucket does with what lies in it, in S3's terms. */
export const originalsRulesOf = ({
  rules,
  formerVersions,
}: Pick<Lifecycle, 'rules' | 'formerVersions'>): LifecycleRule[] => [
  ...rules.flatMap(rulesOf),
  formerRuleOf(formerVersions),
];

/**
 * The ends alone, for a bucket of copies: S3 tells it of no deletion that a rule made, and counts the age there from the original's on.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-marker-replication.html and
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-and-other-bucket-configs.html
 */
export const originalsEndsOf = ({ rules }: Pick<Lifecycle, 'rules'>): LifecycleRule[] => rules.flatMap(endOf);

/** The tiers of Intelligent-Tiering that have to be restored, which S3 takes beside the rules. */
export const archiveTiersOf = ({ rules }: Pick<Lifecycle, 'rules'>): IntelligentTieringConfiguration[] =>
  rules
    .filter((rule) => rule.archiveAccessAfterDays !== undefined || rule.deepArchiveAccessAfterDays !== undefined)
    .map(({ prefix, archiveAccessAfterDays, deepArchiveAccessAfterDays }, index) => ({
      name: `archive-tiers-${index + 1}`,
      ...(prefix && { prefix }),
      archiveAccessTierTime: daysOf(archiveAccessAfterDays),
      deepArchiveAccessTierTime: daysOf(deepArchiveAccessAfterDays),
    }));

/** When what the renderer made moves; no rule where it does not. */
export function renditionsRulesOf({ coldAfterDays, coldClass }: Lifecycle['renditions']): LifecycleRule[] {
  const transitions = transition(coldAfterDays, coldClass);
  return transitions.length === 0 ? [] : [{ id: 'age of renditions', prefix: KEY_PREFIX.renditions, transitions }];
}

/** Two rules, since a size that holds moves back holds back a deletion as well. */
const rulesOf = (rule: Rule): LifecycleRule[] => [...ageOf(rule), ...endOf(rule)];

function ageOf({ prefix, largerThanKiB, ...ages }: Rule): LifecycleRule[] {
  const { coldAfterDays, coldClass, archiveAfterDays, archiveClass } = ages;
  const transitions = [...transition(coldAfterDays, coldClass), ...transition(archiveAfterDays, archiveClass)];
  const objectSizeGreaterThan = largerThanKiB === undefined ? undefined : largerThanKiB * 1024;
  return transitions.length === 0 ? [] : [{ ...about('age', prefix), objectSizeGreaterThan, transitions }];
}

const endOf = ({ prefix, expireAfterDays }: Rule): LifecycleRule[] =>
  expireAfterDays === undefined ? [] : [{ ...about('end', prefix), expiration: Duration.days(expireAfterDays) }];

const about = (what: string, prefix: string) => ({
  id: `${what} of ${prefix || 'everything'}`,
  ...(prefix && { prefix }),
});

/** A marker without a version below it says nothing that nothing would not say, and slows every listing down. */
function formerRuleOf({
  keepNewest,
  expireAfterDays,
  coldAfterDays,
  coldClass,
}: Lifecycle['formerVersions']): LifecycleRule {
  const expires = expireAfterDays !== 'never';
  return {
    id: 'forget-former',
    expiredObjectDeleteMarker: true,
    noncurrentVersionExpiration: expires ? Duration.days(expireAfterDays) : undefined,
    noncurrentVersionsToRetain: expires && keepNewest > 0 ? keepNewest : undefined,
    noncurrentVersionTransitions:
      coldAfterDays === undefined
        ? undefined
        : [{ storageClass: classOf(coldClass), transitionAfter: Duration.days(coldAfterDays) }],
  };
}

const transition = (afterDays: number | undefined, into: StorageClassName): Transition[] =>
  afterDays === undefined ? [] : [{ storageClass: classOf(into), transitionAfter: Duration.days(afterDays) }];

const classOf = (name: StorageClassName) => new StorageClass(STORAGE_CLASSES[name].serviceName);

const daysOf = (days: number | undefined) => (days === undefined ? undefined : Duration.days(days));
