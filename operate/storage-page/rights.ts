import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';

/** What a statement of a policy lets somebody do with a bucket, or keeps everybody from. */
export type Right = {
  readonly who: string;
  readonly isRefusal: boolean;
  readonly what: readonly string[];
  /** Keys as patterns, and `the bucket` itself. */
  readonly where: readonly string[];
  readonly when: string;
};

type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Principal?: unknown;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Everybody who may do something with a bucket, by their own policies or by the bucket's, and what nobody may. */
export function rightsOn(bucket: ModelResource, model: StageModel): Right[] {
  const ofBucket = ofType(model, 'AWS::S3::BucketPolicy')
    .filter(({ properties }) => properties.Bucket === referenceTo(bucket))
    .flatMap((policy) => statementsOf(policy).map((statement) => ({ who: principalOf(statement, model), statement })));
  const ofRoles = ofType(model, 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy').flatMap((policy) =>
    holdersOf(policy, model).flatMap((who) => statementsOf(policy).map((statement) => ({ who, statement }))),
  );
  return [...ofRoles, ...ofBucket].flatMap(({ who, statement }) => {
    const where = placesIn(bucket, statement);
    return where.length === 0 ? [] : [rightOf(who, statement, where)];
  });
}

const rightOf = (who: string, { Effect, Action, Condition }: Statement, where: readonly string[]): Right => ({
  who,
  isRefusal: Effect === 'Deny',
  what: listOf(Action).map((action) => action.replace(/^s3:/, '')),
  where,
  when: conditionsIn(Condition),
});

const statementsOf = ({ properties }: ModelResource): Statement[] => properties.PolicyDocument.Statement;

const referenceTo = ({ id }: ModelResource): string => `\${${id}}`;

/** The places of a statement that are in the bucket, whichever way they name it. */
function placesIn(bucket: ModelResource, { Resource }: Statement): string[] {
  const names = [`\${${bucket.id}.Arn}`, `arn:\${AWS::Partition}:s3:::${bucket.properties.BucketName}`];
  return listOf(Resource).flatMap((resource) => {
    const name = names.find((known) => resource === known || resource.startsWith(`${known}/`));
    if (!name) return [];
    return [resource === name ? 'the bucket' : resource.slice(name.length + 1)];
  });
}

/** Who acts with what a policy says: functions by their handler, AWS's services by their name. */
function holdersOf(policy: ModelResource, model: StageModel): string[] {
  const isHeldBy = ({ id, properties }: ModelResource): boolean =>
    (properties.ManagedPolicyArns ?? []).includes(referenceTo(policy)) ||
    (policy.properties.Roles ?? []).includes(`\${${id}}`);
  return ofType(model, 'AWS::IAM::Role')
    .filter(isHeldBy)
    .map((role) => roleInWords(role, model));
}

/** The function that acts in it, or the service of AWS. */
const roleInWords = (role: ModelResource, model: StageModel): string =>
  functionIn(role, model) ?? principalOf(role.properties.AssumeRolePolicyDocument.Statement[0], model);

function functionIn(role: ModelResource, model: StageModel): string | undefined {
  const found = ofType(model, 'AWS::Lambda::Function').find(
    ({ properties }) => properties.Role === `\${${role.id}.Arn}`,
  );
  return found && `function \`${found.properties.Environment.Variables.POWERTOOLS_SERVICE_NAME}\``;
}

function principalOf({ Principal }: Statement, model: StageModel): string {
  const names = typeof Principal === 'string' ? [Principal] : Object.values(Principal ?? {}).flat();
  return names
    .map((name) => {
      const [role] = ofType(model, 'AWS::IAM::Role').filter(({ id }) => name === `\${${id}.Arn}`);
      if (role) return roleInWords(role, model);
      return name === '*' ? 'everybody' : `\`${name}\``;
    })
    .join(', ');
}

/** `aws:SecureTransport: false (Bool)`, one after the other. */
function conditionsIn(conditions: Statement['Condition'] = {}): string {
  return Object.entries(conditions)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(([key, value]) => `\`${key}\` ${operator} \`${listOf(value as string).join(', ')}\``),
    )
    .join(' and ');
}

const listOf = <Value>(value: Value | readonly Value[]): readonly Value[] =>
  Array.isArray(value) ? value : [value as Value];
