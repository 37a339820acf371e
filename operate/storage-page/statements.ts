import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';

/** One statement of a policy. */
export type Statement = {
  readonly Effect: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Conditions;
};

/** Operator, key, and the values to compare with. */
export type Conditions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const listOf = <Value>(value: Value | readonly Value[] = []): readonly Value[] =>
  Array.isArray(value) ? value : [value as Value];

export const statementsOf = (policy: ModelResource): Statement[] => policy.properties.PolicyDocument.Statement;

/** What the policy of a bucket itself says. */
export const bucketStatements = (bucket: ModelResource, model: StageModel): Statement[] =>
  ofType(model, 'AWS::S3::BucketPolicy')
    .filter(({ properties }) => properties.Bucket === bucket.properties.BucketName)
    .flatMap(statementsOf);

/** On what conditions a bucket refuses an action to everybody. */
export const refusalsOf = (action: string, bucket: ModelResource, model: StageModel): Conditions[] =>
  bucketStatements(bucket, model)
    .filter(({ Effect, Action }) => Effect === 'Deny' && listOf(Action).some((denied) => covers(denied, action)))
    .map(({ Condition = {} }) => Condition);

const covers = (pattern: string, action: string): boolean =>
  pattern.endsWith('*') ? action.startsWith(pattern.slice(0, -1)) : action === pattern;

/** What a condition compares a key with, if it asks for it. */
export const comparedWith = (conditions: Conditions, operator: string, key: string): string[] =>
  listOf(conditions[operator]?.[key] as string | undefined).map(String);

/** Whether it depends on who asks being of a stage, by the tags of their role. */
export const asksForTags = ({ StringEquals = {} }: Conditions): boolean =>
  Object.keys(StringEquals).some((key) => key.startsWith('aws:PrincipalTag/'));
