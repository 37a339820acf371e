import { KMSClient } from '@aws-sdk/client-kms';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { nameOf } from '../../../lib/config/names';
import { clientConfig } from '../../../local/environment';
import { given } from '../../support/path';
import { type Actor, type Attempts, actingAs } from './attempt';
import { bucketAttempts } from './buckets';
import { keyArns, keyAttempts } from './keys';
import { queueAttempts } from './queues';
import { FUNCTIONS, functionAttempts, settingAttempts } from './services';
import { tableAttempts } from './table';

/** The ARNs of the roles of all functions, by the functions' folders. */
export async function rolesOfFunctions(): Promise<Readonly<Record<string, string>>> {
  const { endpoint, config } = given();
  const lambda = new LambdaClient(clientConfig(endpoint));
  const roles = FUNCTIONS.map(async (name) => {
    const question = new GetFunctionConfigurationCommand({ FunctionName: nameOf(config, name) });
    return [name, (await lambda.send(question)).Role ?? ''] as const;
  });
  return Object.fromEntries(await Promise.all(roles));
}

/** Somebody with the rights of a role, as its function has them. */
export async function actorInRole(RoleArn: string): Promise<Actor> {
  const sts = new STSClient(clientConfig(given().endpoint));
  const { Credentials } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'attack' }));
  if (!Credentials) throw new Error(`nobody can take ${RoleArn}`);
  const {
    AccessKeyId: accessKeyId = '',
    SecretAccessKey: secretAccessKey = '',
    SessionToken: sessionToken,
  } = Credentials;
  return actingAs({ accessKeyId, secretAccessKey, sessionToken });
}

/** Everything that can be tried on stage `drill`. */
export async function everyAttempt(actor: Actor): Promise<Attempts> {
  const keys = await keyArns(new KMSClient(clientConfig(given().endpoint)));
  return {
    ...bucketAttempts(actor),
    ...queueAttempts(actor),
    ...tableAttempts(actor),
    ...keyAttempts(actor, keys),
    ...settingAttempts(actor),
    ...functionAttempts(actor, await rolesOfFunctions()),
  };
}
