import { GetRoleCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { ifThere } from '../../../command/aws-error';
import { clientConfig } from '../../environment';
import { type Deployed, policyOf, type Readers } from '../reader';

export const iamReaders: Readers = { 'AWS::IAM::Role': readRole, 'AWS::IAM::Policy': readInlinePolicy };

async function readRole({ physicalId: RoleName }: Deployed, endpoint: string) {
  const { Role } = await new IAMClient(clientConfig(endpoint)).send(new GetRoleCommand({ RoleName }));
  return { ...Role, AssumeRolePolicyDocument: policyOf(Role?.AssumeRolePolicyDocument) };
}

async function readInlinePolicy({ properties }: Deployed, endpoint: string) {
  const [RoleName = ''] = properties.Roles as string[];
  const client = new IAMClient(clientConfig(endpoint));
  const question = new GetRolePolicyCommand({ RoleName, PolicyName: String(properties.PolicyName) });
  const answer = await ifThere(client.send(question));
  return {
    PolicyName: answer?.PolicyName,
    Roles: [answer?.RoleName],
    PolicyDocument: policyOf(answer?.PolicyDocument),
  };
}
