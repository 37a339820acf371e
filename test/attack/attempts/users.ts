import { randomUUID } from 'node:crypto';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { clientConfig } from '../../../local/environment';
import { given } from '../../support/path';
import { type Actor, actingAs } from './attempt';
import { policyOf } from './policies';

/** A new user with these rights, who signed in without a second factor: of this account, or of another one. */
export async function aUser(statements: readonly object[], account?: string): Promise<Actor> {
  const iam = new IAMClient(account === undefined ? clientConfig(given().endpoint) : accountItself(account));
  const UserName = `user-${randomUUID()}`;
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = policyOf(...statements);
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'rights', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return actingAs({ accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' });
}

/** The engine takes the number of an account for a key of its own. */
const accountItself = (account: string): Actor => actingAs({ accessKeyId: account, secretAccessKey: 'theirs' });
