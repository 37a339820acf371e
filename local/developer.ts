import { randomBytes } from 'node:crypto';
import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { clientConfig } from './environment';

/** The one person who uses the local stage. */
export type Developer = { readonly email: string; readonly password: string };
/** Where people are, and the client through which the page signs them in. */
export type UserPool = { readonly userPoolId: string; readonly clientId: string };

/** Invites the one person who uses the local stage, or gives them another password, which opens nothing else. */
export async function inviteDeveloper({ userPoolId }: UserPool, endpoint: string): Promise<Developer> {
  const client = new CognitoIdentityProviderClient(clientConfig(endpoint));
  const developer = { email: 'developer@example.com', password: `Aa1-${randomBytes(12).toString('base64url')}` };
  const user = { UserPoolId: userPoolId, Username: developer.email };
  const UserAttributes = [
    { Name: 'email', Value: developer.email },
    { Name: 'email_verified', Value: 'true' },
  ];
  try {
    await client.send(new AdminCreateUserCommand({ ...user, UserAttributes, MessageAction: 'SUPPRESS' }));
  } catch (error) {
    if (!(error instanceof UsernameExistsException)) throw error;
  }
  await client.send(new AdminSetUserPasswordCommand({ ...user, Password: developer.password, Permanent: true }));
  return developer;
}

/** The token that the API takes. */
export async function signIn(
  { clientId }: UserPool,
  { email, password }: Developer,
  endpoint: string,
): Promise<string> {
  const client = new CognitoIdentityProviderClient(clientConfig(endpoint));
  const { AuthenticationResult } = await client.send(
    new InitiateAuthCommand({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  if (!AuthenticationResult?.IdToken) throw new Error('the user pool signed the developer in without a token');
  return AuthenticationResult.IdToken;
}
