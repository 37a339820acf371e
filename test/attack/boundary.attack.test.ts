import { randomUUID } from 'node:crypto';
import { DeleteRolePolicyCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { type Actor, allowedOf, isRefused } from './attempts/attempt';
import { bucketAttempts } from './attempts/buckets';
import { EVERYTHING, policyOf } from './attempts/policies';
import { actorInRole, rolesOfFunctions } from './attempts/roles';

const { endpoint, s3, originals } = given();
const iam = new IAMClient(clientConfig(endpoint));

describe('a function that somebody grants everything', () => {
  const PolicyName = 'everything';
  let RoleName: string;
  let actor: Actor;

  beforeAll(async () => {
    const arn = (await rolesOfFunctions())['search-assets'] ?? '';
    RoleName = arn.slice(arn.lastIndexOf('/') + 1);
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName, PolicyDocument: policyOf(EVERYTHING) }));
    actor = await actorInRole(arn);
  });

  afterAll(() => iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName })));

  test('reaches objects of this stage, which shows that it has that grant', async () => {
    const object = { Bucket: originals, Key: `import/${randomUUID()}`, Body: 'granted' };

    expect(await isRefused(() => new S3Client(actor).send(new PutObjectCommand(object)))).toBe(false);
  });

  test("changes no bucket's settings all the same", async () => {
    const settings = /^(policy|no policy|public|acls?|unversion|forget rules|decrypt|silence|lock|delete) \w+$/;
    const attempts = Object.entries(bucketAttempts(actor)).filter(([name]) => settings.test(name));

    expect(attempts.length).toBeGreaterThan(20);
    expect(await allowedOf(Object.fromEntries(attempts))).toEqual([]);
  });

  test('reaches no bucket of another stage', async () => {
    const Bucket = `elsewhere-${randomUUID()}`;
    await s3.send(new CreateBucketCommand({ Bucket }));

    expect(
      await isRefused(() => new S3Client(actor).send(new PutObjectCommand({ Bucket, Key: 'stolen', Body: 'x' }))),
    ).toBe(true);
  });

  test('gives itself no more rights', async () => {
    const more = new PutRolePolicyCommand({ RoleName, PolicyName: 'more', PolicyDocument: policyOf(EVERYTHING) });

    expect(await isRefused(() => new IAMClient(actor).send(more))).toBe(true);
  });
});
