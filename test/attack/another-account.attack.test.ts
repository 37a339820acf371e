import { KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { type Actor, allowedOf, isRefused } from './attempts/attempt';
import { bucketAttempts } from './attempts/buckets';
import { keyArns, keyAttempts } from './attempts/keys';
import { EVERYTHING } from './attempts/policies';
import { queueAttempts } from './attempts/queues';
import { rolesOfFunctions } from './attempts/roles';
import { FUNCTIONS } from './attempts/services';
import { aUser } from './attempts/users';

const ANOTHER_ACCOUNT = '111111111111';

let administrator: Actor;

beforeAll(async () => {
  administrator = await aUser([EVERYTHING], ANOTHER_ACCOUNT);
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
