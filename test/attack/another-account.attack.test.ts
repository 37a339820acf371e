import { randomUUID } from 'node:crypto';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { type Actor, actingAs, allowedOf, isRefused } from './attempts/attempt';
import { bucketAttempts } from './attempts/buckets';
import { keyArns, keyAttempts } from './attempts/keys';
import { queueAttempts } from './attempts/queues';
import { rolesOfFunctions } from './attempts/roles';
import { FUNCTIONS } from './attempts/services';

const ANOTHER_ACCOUNT = '111111111111';
const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** The administrator of another account, who there may do everything with everything. */
async function theirAdministrator(): Promise<Actor> {
  const iam = new IAMClient(actingAs({ accessKeyId: ANOTHER_ACCOUNT, secretAccessKey: 'theirs' }));
  const UserName = `administrator-${randomUUID()}`;
  await iam.send(new CreateUserCommand({ UserName }));
  const PolicyDocument = JSON.stringify(EVERYTHING);
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'everything', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return actingAs({ accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' });
}

let administrator: Actor;

beforeAll(async () => {
  administrator = await theirAdministrator();
});

describe('the administrator of another account', () => {
  test('may do nothing to our buckets', async () => {
    expect(await allowedOf(bucketAttempts(administrator))).toEqual([]);
  });

  test('may do nothing to our queues', async () => {
    expect(await allowedOf(queueAttempts(administrator))).toEqual([]);
  });

  test('may do nothing with our keys', async () => {
    const keys = await keyArns(new KMSClient(clientConfig(given().endpoint)));

    // the engine says that there is no such key, AWS that they may not
    const tried = await Promise.allSettled(Object.values(keyAttempts(administrator, keys)).map((attempt) => attempt()));

    expect(tried.filter(({ status }) => status === 'fulfilled')).toEqual([]);
  });

  test.each(FUNCTIONS)('can not take the role of %s', async (name) => {
    const RoleArn = (await rolesOfFunctions())[name];
    const sts = new STSClient(administrator);

    expect(await isRefused(() => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'attack' })))).toBe(true);
  });
});
