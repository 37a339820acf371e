import { failing, type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import type { Rule } from './rule';

/** A statement as every policy has it, lists as lists. */
export type Statement = {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly services: readonly string[];
  /** Accounts, roles and users. */
  readonly people: readonly string[];
  readonly isForAnybody: boolean;
  readonly negations: readonly string[];
  /** Names of condition keys, in small letters. */
  readonly conditionKeys: readonly string[];
};

const IDENTITY_POLICIES = ['AWS::IAM::ManagedPolicy', 'AWS::IAM::Policy'];
const RESOURCE_POLICIES = [
  'AWS::S3::BucketPolicy',
  'AWS::S3::AccessPoint',
  'AWS::SQS::QueuePolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::KMS::Key',
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::EC2::VPCEndpoint',
];

/** What a resource's policy says, be it of an identity or of itself. */
export function statementsOf({ properties }: ModelResource): Statement[] {
  const { PolicyDocument, KeyPolicy, ResourcePolicy, Policy } = properties;
  const { Statement = [] } = PolicyDocument ?? KeyPolicy ?? ResourcePolicy ?? Policy ?? {};
  return [Statement].flat().map(statementOf);
}

// biome-ignore lint/suspicious/noExplicitAny: a statement of a template may hold anything
function statementOf(statement: any): Statement {
  const { Effect, Action, Resource, Principal = {}, Condition = {} } = statement;
  const list = (value: unknown) => [value ?? []].flat() as string[];
  return {
    effect: Effect,
    actions: list(Action),
    resources: list(Resource),
    services: list(Principal.Service),
    people: list(Principal.AWS),
    isForAnybody: Principal === '*' || list(Principal.AWS).includes('*'),
    negations: ['NotPrincipal', 'NotAction', 'NotResource'].filter((name) => name in statement),
    conditionKeys: Object.values(Condition as Record<string, object>).flatMap((keys) =>
      Object.keys(keys).map((key) => key.toLowerCase()),
    ),
  };
}

const allowed = (resource: ModelResource) => statementsOf(resource).filter(({ effect }) => effect === 'Allow');
const policiesIn = (stage: StageModel) => ofType(stage, ...IDENTITY_POLICIES, ...RESOURCE_POLICIES);

/** What binds a service to whom it acts for. Logs name no source: the log group is in the encryption context. */
const SOURCES = ['aws:sourceaccount', 'aws:sourcearn', 'aws:sourceorgid', 'kms:encryptioncontext:aws:logs:arn'];

const serviceSource: Rule = {
  id: 'own-service-source',
  promise: 'A service that may do something here may do it for our account or for a thing of ours alone.',
  find: (stage) => [
    ...failing(ofType(stage, ...RESOURCE_POLICIES), (resource) =>
      allowed(resource).every(
        ({ services, conditionKeys }) => services.length === 0 || conditionKeys.some((key) => SOURCES.includes(key)),
      ),
    ),
    ...failing(
      ofType(stage, 'AWS::Lambda::Permission'),
      ({ properties: { Principal, SourceArn, SourceAccount } }) =>
        !String(Principal).endsWith('.amazonaws.com') || Boolean(SourceArn ?? SourceAccount),
    ),
  ],
};

const anybody: Rule = {
  id: 'own-anybody',
  promise: 'No policy lets anybody in.',
  find: (stage) =>
    failing(ofType(stage, ...RESOURCE_POLICIES), (resource) =>
      allowed(resource).every(({ isForAnybody }) => !isForAnybody),
    ),
};

const everything: Rule = {
  id: 'own-everything',
  promise: 'No function and no service may do something with everything.',
  find: (stage) =>
    failing(ofType(stage, ...IDENTITY_POLICIES), (resource) =>
      allowed(resource).every(({ resources }) => !resources.includes('*')),
    ),
};

const everyAction: Rule = {
  id: 'own-every-action',
  promise: 'No policy but a key’s own, which is the account’s, allows all actions of a service.',
  find: (stage) =>
    failing(
      policiesIn(stage).filter(({ type }) => type !== 'AWS::KMS::Key'),
      (resource) => allowed(resource).every(({ actions }) => !actions.some((action) => /(^|:)\*$/.test(action))),
    ),
};

const negation: Rule = {
  id: 'own-negation',
  promise: 'Nothing is allowed to all but somebody, or for all but something: whoever comes later would be let in.',
  find: (stage) =>
    failing(policiesIn(stage), (resource) => allowed(resource).every(({ negations }) => negations.length === 0)),
};

export const POLICY_RULES = [serviceSource, anybody, everything, everyAction, negation];
