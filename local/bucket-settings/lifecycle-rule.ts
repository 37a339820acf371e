import type { LifecycleRule } from '@aws-sdk/client-s3';

type Tag = { readonly Key: string; readonly Value: string };

/** A rule as templates write it: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-s3-bucket-rule.html */
export type TemplateRule = Pick<
  LifecycleRule,
  'Status' | 'AbortIncompleteMultipartUpload' | 'NoncurrentVersionExpiration'
> & {
  readonly Id?: string;
  readonly Prefix?: string;
  readonly TagFilters?: readonly Tag[];
  readonly ObjectSizeGreaterThan?: number;
  readonly ObjectSizeLessThan?: number;
  readonly ExpirationInDays?: number;
  readonly ExpirationDate?: string;
  readonly ExpiredObjectDeleteMarker?: boolean;
  readonly Transitions?: ReadonlyArray<{ StorageClass: string; TransitionInDays?: number; TransitionDate?: string }>;
  readonly NoncurrentVersionTransitions?: ReadonlyArray<{
    StorageClass: string;
    TransitionInDays: number;
    NewerNoncurrentVersions?: number;
  }>;
};

/** The same rule as the service takes it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_LifecycleRule.html */
export function serviceRule(rule: TemplateRule): LifecycleRule {
  const { Id, Prefix, TagFilters, ObjectSizeGreaterThan, ObjectSizeLessThan, ...actions } = rule;
  const { ExpirationInDays, ExpirationDate, ExpiredObjectDeleteMarker, Transitions, ...more } = actions;
  const { NoncurrentVersionTransitions, ...same } = more;
  const scope = { Prefix: Prefix ?? '', Tags: TagFilters, ObjectSizeGreaterThan, ObjectSizeLessThan };
  const isBare = [TagFilters, ObjectSizeGreaterThan, ObjectSizeLessThan].every((part) => part === undefined);
  const expiry = [ExpirationInDays, ExpirationDate, ExpiredObjectDeleteMarker].some((part) => part !== undefined);
  return {
    ...same,
    ID: Id,
    Filter: isBare ? { Prefix: scope.Prefix } : { And: scope as never },
    Expiration: expiry
      ? { Days: ExpirationInDays, Date: dateOf(ExpirationDate), ExpiredObjectDeleteMarker }
      : undefined,
    Transitions: Transitions?.map(({ StorageClass, TransitionInDays, TransitionDate }) => ({
      StorageClass: StorageClass as never,
      Days: TransitionInDays,
      Date: dateOf(TransitionDate),
    })),
    NoncurrentVersionTransitions: NoncurrentVersionTransitions?.map(({ StorageClass, TransitionInDays, ...count }) => ({
      StorageClass: StorageClass as never,
      NoncurrentDays: TransitionInDays,
      ...count,
    })),
  };
}

/** What the service answers, as templates write it. */
export function templateRule(rule: LifecycleRule): TemplateRule {
  const { ID, Filter, Expiration, Transitions, NoncurrentVersionTransitions, ...same } = rule;
  const scope = Filter?.And ?? Filter;
  return {
    ...same,
    Id: ID,
    Prefix: scope?.Prefix || undefined,
    TagFilters: Filter?.And?.Tags as Tag[] | undefined,
    ObjectSizeGreaterThan: scope?.ObjectSizeGreaterThan,
    ObjectSizeLessThan: scope?.ObjectSizeLessThan,
    ExpirationInDays: Expiration?.Days,
    ExpirationDate: Expiration?.Date?.toISOString(),
    ExpiredObjectDeleteMarker: Expiration?.ExpiredObjectDeleteMarker,
    Transitions: Transitions?.map((step) => ({
      StorageClass: step.StorageClass ?? '',
      TransitionInDays: step.Days,
      TransitionDate: step.Date?.toISOString(),
    })),
    NoncurrentVersionTransitions: NoncurrentVersionTransitions?.map(
      ({ NoncurrentDays = 0, StorageClass = '', ...count }) => ({
        StorageClass,
        TransitionInDays: NoncurrentDays,
        ...count,
      }),
    ),
  };
}

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
