import {
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListAttachedRolePoliciesCommand,
  ListEntitiesForPolicyCommand,
} from '@aws-sdk/client-iam';
import { clientConfig } from '../../environment';
import { type Deployed, policyOf, type Readers } from '../reader';

export const iamReaders: Readers = { 'AWS::IAM::Role': readRole, 'AWS::IAM::ManagedPolicy': readPolicy };

async function readRole({ physicalId: RoleName }: Deployed, endpoint: string) {
  const client = new IAMClient(clientConfig(endpoint));
  const { Role } = await client.send(new GetRoleCommand({ RoleName }));
  const { AttachedPolicies = [] } = await client.send(new ListAttachedRolePoliciesCommand({ RoleName }));
  return {
    ...Role,
    AssumeRolePolicyDocument: policyOf(Role?.AssumeRolePolicyDocument),
    PermissionsBoundary: Role?.PermissionsBoundary?.PermissionsBoundaryArn,
    ManagedPolicyArns: AttachedPolicies.map(({ PolicyArn }) => PolicyArn),
  };
}

/** A policy says its description and path, the newest of its versions what it allows. */
async function readPolicy({ physicalId: PolicyArn }: Deployed, endpoint: string) {
  const client = new IAMClient(clientConfig(endpoint));
  const { Policy } = await client.send(new GetPolicyCommand({ PolicyArn }));
  const question = new GetPolicyVersionCommand({ PolicyArn, VersionId: Policy?.DefaultVersionId });
  const { PolicyVersion } = await client.send(question);
  const { PolicyRoles = [] } = await client.send(new ListEntitiesForPolicyCommand({ PolicyArn }));
  const Roles = PolicyRoles.map(({ RoleName }) => RoleName);
  const { PolicyName: ManagedPolicyName } = Policy ?? {};
  return { ...Policy, ManagedPolicyName, Roles, PolicyDocument: policyOf(PolicyVersion?.Document) };
}
