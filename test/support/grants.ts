import type { Template } from 'aws-cdk-lib/assertions';
import { type DeployedStack, resolved } from '../../local/template';
import { resourcesOf, type stage } from './synth';

/** One statement of a policy, as it would be deployed. */
export type Statement = {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: object;
};

const NAMES = ['BucketName', 'TableName', 'QueueName', 'FunctionName', 'LogGroupName', 'RoleName', 'Name'];

/** Said by the template itself; a permission or a mapping names a function by a reference. */
const isName = (value: unknown): boolean =>
  typeof value === 'string' || JSON.stringify(value)?.startsWith('{"Fn::Join"');

/** A stack as it would be if everything were called what its template says, or by its logical id where that leaves it open. */
function imagined(template: Template, outputs: DeployedStack['outputs'] = {}): DeployedStack {
  const { Resources } = template.toJSON() as DeployedStack['template'];
  const nameless = { stackName: 'imagined', template: { Resources }, physicalIds: {}, outputs };
  const physicalIds = Object.entries(Resources).map(([logicalId, { Type, Properties = {} }]) => {
    const name = NAMES.map((property) => Properties[property]).find(isName) ?? logicalId;
    const secret =
      Type === 'AWS::SecretsManager::Secret' ? 'arn:aws:secretsmanager:us-east-1:000000000000:secret:' : '';
    return [logicalId, `${secret}${resolved(name, nameless)}`];
  });
  return { ...nameless, physicalIds: Object.fromEntries(physicalIds) };
}

/** Flow with all names in it resolved, those of Keep's things too. */
function imaginedFlow({ keep, flow, stacks }: ReturnType<typeof stage>): DeployedStack {
  const before = imagined(keep);
  const outputs = Object.entries(keep.findOutputs('*')).map(([name, { Value }]) => [name, resolved(Value, before)]);
  return imagined(flow, { [stacks.keep.stackName]: Object.fromEntries(outputs) });
}

const statementsIn = (document: unknown, stack: DeployedStack): Statement[] =>
  (resolved(document, stack) as { Statement: Statement[] }).Statement;

const referenced = (value: unknown): string =>
  (value as { Ref?: string }).Ref ?? (value as { 'Fn::GetAtt'?: string[] })['Fn::GetAtt']?.[0] ?? '';

type OutputOfFlow = { readonly 'Fn::GetStackOutput': { readonly OutputName: string } };

/** What Edge lets a role of Flow do. */
function statementsOfEdge({ edge, flow }: ReturnType<typeof stage>, role: string): Statement[] {
  const outputs = flow.findOutputs('*');
  const roleIn = ({ 'Fn::GetStackOutput': { OutputName } }: OutputOfFlow) => referenced(outputs[OutputName]?.Value);
  return Object.values(resourcesOf(edge, 'AWS::IAM::ManagedPolicy'))
    .filter(({ Properties }) => (Properties.Roles as OutputOfFlow[]).map(roleIn).includes(role))
    .flatMap(({ Properties }) => statementsIn(Properties.PolicyDocument, imagined(edge)));
}

/** What the role of each function says, and policies that name it, by the function's name. */
export function statementsOfFunctions(stacks: ReturnType<typeof stage>): Record<string, Statement[]> {
  const flow = imaginedFlow(stacks);
  const roles = resourcesOf(stacks.flow, 'AWS::IAM::Role');
  const policies = resourcesOf(stacks.flow, 'AWS::IAM::ManagedPolicy');
  const functions = Object.values(resourcesOf(stacks.flow, 'AWS::Lambda::Function')).map(({ Properties }) => {
    const role = referenced(Properties.Role);
    const attached = roles[role]?.Properties.ManagedPolicyArns as unknown[];
    const documents = attached.map((policy) => policies[referenced(policy)]?.Properties.PolicyDocument);
    const own = documents.flatMap((document) => statementsIn(document, flow));
    return [String(Properties.FunctionName), [...own, ...statementsOfEdge(stacks, role)]];
  });
  return Object.fromEntries(functions);
}

/** What the boundary of all roles says. Throws when roles have none, or not the same. */
export function boundaryOf(stacks: ReturnType<typeof stage>): Statement[] {
  const roles = Object.values(resourcesOf(stacks.flow, 'AWS::IAM::Role'));
  const [boundary, ...others] = new Set(
    roles.map(({ Properties }) => referenced(Properties.PermissionsBoundary ?? {})),
  );
  const policy = resourcesOf(stacks.flow, 'AWS::IAM::ManagedPolicy')[boundary ?? ''];
  if (others.length > 0 || !policy) throw new Error(`the roles have boundaries ${[boundary, ...others].join(', ')}`);
  return statementsIn(policy.Properties.PolicyDocument, imaginedFlow(stacks));
}
