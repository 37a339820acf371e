import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { named, objectArn } from './arns';

/** What tells somebody that objects changed. */
export type Trigger = {
  /** The rule, or the bucket whose own notification it is. */
  readonly id: string;
  /** ARNs of the objects that it is about, as patterns. Empty when it names no bucket, so that it is about all. */
  readonly objects: readonly string[];
  /** What somebody has done to an object when this is told. */
  readonly causes: readonly string[];
  /** Whom it tells. */
  readonly targets: readonly string[];
};

/** Events by their names on EventBridge and in notifications: https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html */
const EVENTS: ReadonlyArray<readonly [RegExp, readonly string[]]> = [
  [/^(Object Created|s3:ObjectCreated:.*)$/, ['s3:PutObject']],
  [/^(Object Deleted|s3:ObjectRemoved:.*)$/, ['s3:DeleteObject', 's3:DeleteObjectVersion']],
  [/^(Object Tags Added|s3:ObjectTagging:(\*|Put))$/, ['s3:PutObjectTagging', 's3:PutObjectVersionTagging']],
  [/^(Object Tags Deleted|s3:ObjectTagging:(\*|Delete))$/, ['s3:DeleteObjectTagging', 's3:DeleteObjectVersionTagging']],
  [/^(Object ACL Updated|s3:ObjectAcl:Put)$/, ['s3:PutObjectAcl', 's3:PutObjectVersionAcl']],
  [/^(Object Restore .*|s3:ObjectRestore:.*)$/, ['s3:RestoreObject']],
];

const ANY_EVENT = EVENTS.flatMap(([, actions]) => actions);

const causesOf = (events: readonly unknown[]): string[] =>
  events.flatMap((event) =>
    typeof event === 'string' ? EVENTS.flatMap(([names, actions]) => (names.test(event) ? actions : [])) : ANY_EVENT,
  );

/** Everything in a stage that tells of changes in buckets. */
export const triggersIn = (stage: StageModel): Trigger[] => [
  ...ofType(stage, 'AWS::Events::Rule').flatMap((rule) => ofRule(stage, rule)),
  ...ofType(stage, 'AWS::S3::Bucket').flatMap((bucket) => ofBucket(stage, bucket)),
];

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
type Matcher = string | { readonly prefix?: string; readonly suffix?: string; readonly wildcard?: string };

function patternOf(stage: StageModel, matcher: Matcher): string {
  if (typeof matcher === 'string') return named(stage, matcher);
  const { prefix, suffix, wildcard } = matcher;
  if (typeof prefix === 'string') return `${named(stage, prefix)}*`;
  return typeof suffix === 'string' ? `*${named(stage, suffix)}` : named(stage, wildcard);
}

function ofRule(stage: StageModel, { id, properties: { EventPattern, Targets = [] } }: ModelResource): Trigger[] {
  if (!EventPattern || !isOfS3(EventPattern.source)) return [];
  const buckets: Matcher[] = EventPattern.detail?.bucket?.name ?? [];
  const keys: Matcher[] = EventPattern.detail?.object?.key ?? [{ prefix: '' }];
  const types = EventPattern['detail-type'];
  const objects = buckets.flatMap((bucket) =>
    keys.map((key) => objectArn(patternOf(stage, bucket), patternOf(stage, key))),
  );
  const targets = Targets.map(({ Arn }: { Arn: string }) => Arn);
  return [{ id, objects, causes: types ? causesOf(types) : ANY_EVENT, targets }];
}

/** A rule that asks for no source hears of all, and one that describes it may mean S3. */
const isOfS3 = (sources: readonly Matcher[] = ['aws.s3']): boolean =>
  sources.some((source) => source === 'aws.s3' || typeof source !== 'string');

type Notification = {
  readonly Event: string;
  readonly Filter?: { readonly S3Key?: { readonly Rules?: ReadonlyArray<{ readonly Name: string; Value: string }> } };
  readonly Function?: string;
  readonly Queue?: string;
  readonly Topic?: string;
};

function ofBucket(stage: StageModel, { id, properties }: ModelResource): Trigger[] {
  const { LambdaConfigurations, QueueConfigurations, TopicConfigurations } = properties.NotificationConfiguration ?? {};
  const all: Notification[] = [LambdaConfigurations, QueueConfigurations, TopicConfigurations].flatMap(
    (some) => some ?? [],
  );
  return all.map(({ Event, Filter, Function: called, Queue, Topic }) => {
    const part = (name: string) => Filter?.S3Key?.Rules?.find((rule) => rule.Name.toLowerCase() === name)?.Value;
    const key = `${part('prefix') ?? ''}*${part('suffix') ?? ''}`;
    const targets = [called ?? Queue ?? Topic ?? ''];
    return { id, objects: [objectArn(named(stage, `\${${id}}`), key)], causes: causesOf([Event]), targets };
  });
}
