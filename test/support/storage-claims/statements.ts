import type { Json, Plain } from './plain-stage';
import type { At } from './reading';

/** What one statement says of one bucket. */
export type Statement = {
  /** Where it is in the templates, to change it there. */
  readonly policy: Plain;
  readonly index: number;
  readonly who: string;
  readonly effect: string;
  readonly actions: readonly string[];
  /** The bucket's name, and names of objects in it. */
  readonly places: readonly string[];
  readonly condition: Json;
};

const listOf = (value: Json): Json[] => [value ?? []].flat();

/** Every statement of every policy that is about a bucket: those of roles, of access points, and its own. */
export function statementsOn({ bucket, all }: At): Statement[] {
  const name: string = bucket.properties.BucketName;
  return all.flatMap((policy) => {
    const isThrough = policy.type === 'AWS::S3::AccessPoint';
    if (isThrough && policy.properties.Bucket !== name) return [];
    return holdersOf(policy, all).flatMap((holder) =>
      documentOf(policy).flatMap((statement: Json, index: number) => {
        const resources = listOf(statement.Resource).map((place) => (isThrough ? behind(place, name) : place));
        const places = resources
          .flatMap((place) => (place === '*' ? ['*', '*/*'] : place))
          .filter((place) => isIn(name, place));
        const who = holder ?? principalOf(statement.Principal, policy, all);
        const { Effect: effect, Condition: condition = {} } = statement;
        const actions = listOf(statement.Action ?? statement.NotAction);
        return places.length > 0 && isOfS3(actions) ? [{ policy, index, who, effect, actions, places, condition }] : [];
      }),
    );
  });
}

/** Where a policy keeps its statements, by its type. */
export const documentOf = ({ type, properties }: Pick<Plain, 'type' | 'properties'>): Json[] => {
  if (type === 'AWS::S3::AccessPoint') return properties.Policy?.Statement ?? [];
  return /::(BucketPolicy|Policy|ManagedPolicy)$/.test(type) ? properties.PolicyDocument.Statement : [];
};

/** Whatever stands before the first slash may be a pattern. */
function isIn(name: string, place: string): boolean {
  const bucket = place.includes('/') ? place.slice(0, place.indexOf('/')) : place;
  if (!bucket.includes('*')) return bucket === name;
  return (
    name.startsWith(bucket.slice(0, bucket.indexOf('*'))) && name.endsWith(bucket.slice(bucket.lastIndexOf('*') + 1))
  );
}

const isOfS3 = (actions: readonly string[]): boolean =>
  actions.some((action) => action === '*' || action.startsWith('s3:'));

const behind = (place: string, name: string): string =>
  place.replace(/^.*:accesspoint\/[^/]+/, name).replace(`${name}/object/`, `${name}/`);

/** Whoever a policy of roles is attached to; nothing where its statements say it. A boundary is attached to nobody. */
function holdersOf(policy: Plain, all: readonly Plain[]): Array<string | undefined> {
  if (!/^AWS::IAM::/.test(policy.type)) return [undefined];
  const isOf = ({ id, stack, properties }: Plain): boolean =>
    stack === policy.stack &&
    (listOf(policy.properties.Roles).includes(id) || listOf(properties.ManagedPolicyArns).includes(policy.id));
  return all.filter((role) => role.type === 'AWS::IAM::Role' && isOf(role)).map((role) => inRole(role, all));
}

function inRole(role: Plain, all: readonly Plain[]): string {
  const found = all.find(
    ({ type, stack, properties }) =>
      type === 'AWS::Lambda::Function' && stack === role.stack && properties.Role === role.id,
  );
  if (found) return `function ${found.properties.FunctionName.split('-').slice(2).join('-')}`;
  const { Service } = role.properties.AssumeRolePolicyDocument.Statement[0].Principal;
  return `role ${role.id} of ${Service}`;
}

/** Roles are named by the policies of their own stack. */
function principalOf(principal: Json, { stack }: Plain, all: readonly Plain[]): string {
  const names = typeof principal === 'string' ? [principal] : Object.values<Json>(principal ?? {}).flat();
  return names
    .map((name) => {
      const role = all.find((some) => some.type === 'AWS::IAM::Role' && some.stack === stack && some.id === name);
      if (role) return inRole(role, all);
      return name === '*' ? 'everybody' : name;
    })
    .join(', ');
}
