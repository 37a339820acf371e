import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { inCode } from './in-page-words';
import { bucketStatements, type Conditions, listOf, type Statement, statementsOf } from './statements';

/** What a statement of a policy lets somebody do with a bucket, or keeps everybody from. */
export type Right = {
  readonly who: string;
  readonly isRefusal: boolean;
  readonly what: string;
  /** Keys as patterns, and `the bucket` itself. */
  readonly where: string;
  readonly when: string;
};

/** Everybody who may do something with a bucket: by their own policies, by the bucket's or an access point's; and what nobody may. */
export function rightsOn(bucket: ModelResource, model: StageModel): Right[] {
  const name: string = bucket.properties.BucketName;
  const ofRoles = ofType(model, 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy').flatMap((policy) =>
    holdersOf(policy, model).flatMap((who) =>
      statementsOf(policy).flatMap((statement) => rightsIn(statement, { name, who })),
    ),
  );
  const ofBucket = bucketStatements(bucket, model).flatMap((statement) =>
    rightsIn(statement, { name, who: principalOf(statement, model) }),
  );
  return [...ofRoles, ...throughAccessPoints(name, model), ...ofBucket];
}

function rightsIn(
  { Effect, Action, NotAction, Resource, Condition }: Statement,
  { name, who, through = '' }: { readonly name: string; readonly who: string; readonly through?: string },
): Right[] {
  const where = listOf(Resource).flatMap((resource) => placesIn(name, resource));
  const isAboutS3 = NotAction !== undefined || listOf(Action).some((action) => /^(s3:|\*$)/.test(action));
  if (where.length === 0 || !isAboutS3) return [];
  const actions = listOf(Action ?? NotAction).map((action) => inCode(action.replace(/^s3:/, '')));
  return [
    {
      who,
      isRefusal: Effect === 'Deny',
      what: `${Action ? '' : 'all but '}${actions.join(', ')}`,
      where: where.join(', '),
      when: [through, conditionsIn(Condition)].filter(Boolean).join(' and ') || 'always',
    },
  ];
}

/** What is in the bucket of that name, or would be by a pattern; nothing for another's. */
function placesIn(name: string, resource: string): string[] {
  if (resource === '*') return ['the bucket', inCode('*')];
  const [bucket = '', ...key] = resource.split('/');
  const pattern = bucket
    .split('*')
    .map((part) => part.replaceAll(/[^\w-]/g, '\\$&'))
    .join('.*');
  if (!new RegExp(`^${pattern}$`).test(name)) return [];
  return [key.length === 0 ? 'the bucket' : inCode(key.join('/'))];
}

/** An access point says of objects what a bucket says of keys: `…:accesspoint/reports/object/i/*`. */
const throughAccessPoints = (name: string, model: StageModel): Right[] =>
  ofType(model, 'AWS::S3::AccessPoint')
    .filter(({ properties }) => properties.Bucket === name)
    .flatMap(({ properties: { Name, Policy, VpcConfiguration } }) => {
      const from = VpcConfiguration ? ` from ${inCode(VpcConfiguration.VpcId)}` : '';
      const through = `through access point ${inCode(Name)}${from}`;
      return (Policy.Statement as Statement[]).flatMap((statement) => {
        const places = listOf(statement.Resource).map((resource) => resource.replace(/^.*:accesspoint\/[^/]+/, name));
        const Resource = places.map((place) => place.replace(`${name}/object/`, `${name}/`));
        return rightsIn({ ...statement, Resource }, { name, who: principalOf(statement, model), through });
      });
    });

/** Who acts with what a policy says. */
function holdersOf(policy: ModelResource, model: StageModel): string[] {
  const reference = `\${${policy.id}}`;
  const isHeldBy = ({ id, properties }: ModelResource): boolean =>
    (properties.ManagedPolicyArns ?? []).includes(reference) || (policy.properties.Roles ?? []).includes(`\${${id}}`);
  return ofType(model, 'AWS::IAM::Role')
    .filter(isHeldBy)
    .map((role) => roleInWords(role, model));
}

const roleInWords = (role: ModelResource, model: StageModel): string =>
  functionIn(role, model) ?? serviceIn(role, model);

function functionIn(role: ModelResource, model: StageModel): string | undefined {
  const found = ofType(model, 'AWS::Lambda::Function').find(
    ({ properties }) => properties.Role === `\${${role.id}.Arn}`,
  );
  return found && `function ${inCode(found.properties.Environment.Variables.POWERTOOLS_SERVICE_NAME)}`;
}

/** By its construct: a role has no name that is known before it is there. */
function serviceIn({ id, properties }: ModelResource, model: StageModel): string {
  const construct = id.replace(/^[^.]+\./, '').replace(/(Role)?[0-9A-F]{8}$/, '');
  const service = principalOf(properties.AssumeRolePolicyDocument.Statement[0], model);
  return `role ${inCode(construct)}, which ${service} takes`;
}

function principalOf({ Principal, Condition }: Statement, model: StageModel): string {
  const names = typeof Principal === 'string' ? [Principal] : Object.values(Principal ?? {}).flat();
  const isDelegated = Condition?.StringEquals?.['s3:DataAccessPointArn'] !== undefined;
  return names
    .map((name) => (isDelegated && name === '*' ? 'whoever an access point lets' : whoIs(name, model)))
    .join(', ');
}

function whoIs(name: string, model: StageModel): string {
  if (name === '*') return 'everybody';
  const ours = ofType(model, 'AWS::IAM::Role').find(({ id }) => name === `\${${id}.Arn}`);
  if (ours) return roleInWords(ours, model);
  const [, account, role] = /^arn:aws:iam::([^:]+):(?:root|role\/(.+))$/.exec(name) ?? [];
  if (!account) return inCode(name);
  return role ? `role ${inCode(role)} of account ${inCode(account)}` : `account ${inCode(account)}`;
}

/** `aws:SecureTransport` Bool `false`, one after the other. */
function conditionsIn(conditions: Conditions = {}): string {
  return Object.entries(conditions)
    .flatMap(([operator, tests]) =>
      Object.entries(tests).map(
        ([key, value]) => `${inCode(key)} ${operator} ${inCode(listOf(value as string).join(', '))}`,
      ),
    )
    .join(' and ');
}
