import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { named } from './arns';
import { type Statement, statementsOf } from './policies';
import { arnOf, referredTo } from './queues';
import { overlap } from './wildcards';

/** What is allowed, and with what: patterns both. */
type Right = { readonly actions: readonly string[]; readonly resources: readonly string[] };

const EVERYTHING: Right = { actions: ['*'], resources: ['*'] };

/** Policies of AWS's own, which no template spells out, that let a function write anywhere in S3. */
const WRITES_ANYWHERE = /:policy\/(AdministratorAccess|PowerUserAccess|AmazonS3FullAccess)$/;

/**
 * What a function's role is allowed by its own policies, by those that name it and by those of buckets. A denial takes nothing away here, and
 * neither does a condition: what is not granted needs no denial.
 */
export function rightsOf(stage: StageModel, { properties }: ModelResource): Right[] {
  const role = referredTo(stage, properties.Role);
  if (!role) return [];
  const { ManagedPolicyArns = [], Policies = [] } = role.properties;
  const isOfRole = ({ id, properties: { Roles = [] } }: ModelResource) =>
    ManagedPolicyArns.includes(`\${${id}}`) || Roles.includes(`\${${role.id}}`);
  const own = [
    ...ofType(stage, 'AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy').filter(isOfRole),
    ...Policies.map((policy: object) => ({ ...role, properties: policy })),
  ];
  const buckets = ofType(stage, 'AWS::S3::BucketPolicy').flatMap(statementsOf);
  const statements = [...own.flatMap(statementsOf), ...buckets.filter((one) => one.people.includes(arnOf(role.id)))];
  const isAnywhere = ManagedPolicyArns.some((arn: unknown) => WRITES_ANYWHERE.test(named(stage, arn)));
  const allowed = statements.filter(({ effect }) => effect === 'Allow').map((one) => rightIn(stage, one));
  return isAnywhere ? [EVERYTHING, ...allowed] : allowed;
}

/** All but something may be anything else. */
const rightIn = (stage: StageModel, { actions, resources, negations }: Statement): Right => ({
  actions: negations.includes('NotAction') ? ['*'] : actions,
  resources: negations.includes('NotResource') ? ['*'] : resources.map((resource) => named(stage, resource)),
});

/** Whether one of these actions is allowed with something that is called like this. */
export const allows = (rights: readonly Right[], actions: readonly string[], arns: readonly string[]): boolean =>
  rights.some(
    (right) =>
      right.actions.some((allowed) => actions.some((one) => overlap(allowed.toLowerCase(), one.toLowerCase()))) &&
      right.resources.some((allowed) => arns.some((arn) => overlap(allowed, arn))),
  );
