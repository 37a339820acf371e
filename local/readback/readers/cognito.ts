import {
  CognitoIdentityProviderClient,
  DescribeUserPoolClientCommand,
  DescribeUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { clientConfig } from '../../environment';
import type { Deployed, Readers } from '../reader';

export const cognitoReaders: Readers = {
  'AWS::Cognito::UserPool': readUserPool,
  'AWS::Cognito::UserPoolClient': readClient,
};

async function readUserPool({ physicalId: UserPoolId, properties }: Deployed, endpoint: string) {
  const client = new CognitoIdentityProviderClient(clientConfig(endpoint));
  const { UserPool = {} } = await client.send(new DescribeUserPoolCommand({ UserPoolId }));
  const asked = new Set((properties.Schema as Array<{ Name: string }>).map(({ Name }) => Name));
  return {
    ...UserPool,
    UserPoolName: UserPool.Name,
    // a pool has all standard attributes; the template speaks of some
    Schema: UserPool.SchemaAttributes?.filter(({ Name = '' }) => asked.has(Name)),
  };
}

async function readClient({ physicalId: ClientId, properties }: Deployed, endpoint: string) {
  const client = new CognitoIdentityProviderClient(clientConfig(endpoint));
  const question = new DescribeUserPoolClientCommand({ ClientId, UserPoolId: String(properties.UserPoolId) });
  return (await client.send(question)).UserPoolClient;
}
