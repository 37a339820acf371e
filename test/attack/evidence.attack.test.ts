import { randomUUID } from 'node:crypto';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { GetBucketLoggingCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ACCESS_LOGS, nameOf } from '../../lib/config/names';
import { clientConfig, LOCAL_ACCOUNT } from '../../local/environment';
import { given } from '../support/path';
import { actingAs, isRefused } from './attempts/attempt';

const { endpoint, config, s3, originals, renditions, site } = given();
const ofEvidence = (thing: string) => `${nameOf(config, thing)}-${LOCAL_ACCOUNT}-${config.region}`;

/** Somebody of this account who may do everything with S3. */
async function administrator(): Promise<S3Client> {
  const iam = new IAMClient(clientConfig(endpoint));
  const UserName = `admin-${randomUUID()}`;
  await iam.send(new CreateUserCommand({ UserName }));
  const Statement = [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }];
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'everything', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {};
  return new S3Client(actingAs({ accessKeyId, secretAccessKey }));
}

describe('somebody who may do everything', () => {
  let admin: S3Client;
  const isForgeryRefused = (Bucket: string) =>
    isRefused(() => admin.send(new PutObjectCommand({ Bucket, Key: `import/${randomUUID()}`, Body: 'a lie' })));

  beforeAll(async () => {
    admin = await administrator();
  });

  test.each([ACCESS_LOGS, 'evidence'])('forges nothing in the bucket %s, and reads what is there', async (thing) => {
    const Bucket = ofEvidence(thing);

    expect(await isForgeryRefused(Bucket)).toBe(true);
    expect(await isRefused(() => admin.send(new ListObjectsV2Command({ Bucket })))).toBe(false);
  });

  test('writes elsewhere, so that it is the bucket which refuses', async () => {
    expect(await isForgeryRefused(originals)).toBe(false);
  });
});

describe('what S3 is told to write down', () => {
  test.each(Object.entries({ originals, renditions, site }))('is each request to %s', async (_, Bucket) => {
    const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand({ Bucket }));

    expect(LoggingEnabled?.TargetBucket).toBe(ofEvidence(ACCESS_LOGS));
  });
});
