import { randomUUID } from 'node:crypto';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { given } from '../support/path';
import { type Actor, actingAs, isRefused } from './attempts/attempt';

const PARTNER = '222222222222';
const EVERYTHING = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
});

const { s3, originals, renditions } = given();
const iam = new IAMClient(actingAs({ accessKeyId: PARTNER, secretAccessKey: 'theirs' }));

/** Somebody of the partner's account, who there may do everything with everything. */
async function somebodyOfTheirs(): Promise<Actor> {
  const UserName = `somebody-${randomUUID()}`;
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'everything', PolicyDocument: EVERYTHING }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return actingAs({ accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' });
}

const put = (Bucket: string, Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'for the partner' }));

describe('a partner that config lets read a prefix', () => {
  const file = randomUUID();
  let theirs: S3Client;

  beforeAll(async () => {
    theirs = new S3Client(await somebodyOfTheirs());
    await Promise.all([
      put(originals, `import/partner/${file}`),
      put(originals, `import/${file}`),
      put(renditions, `i/${file}`),
    ]);
  });

  test('reads and lists it', async () => {
    const { Body } = await theirs.send(new GetObjectCommand({ Bucket: originals, Key: `import/partner/${file}` }));
    const { Contents } = await theirs.send(new ListObjectsV2Command({ Bucket: originals, Prefix: 'import/partner/' }));

    expect(await Body?.transformToString()).toBe('for the partner');
    expect(Contents?.map(({ Key }) => Key)).toContain(`import/partner/${file}`);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['reads beside it', () => theirs.send(new GetObjectCommand({ Bucket: originals, Key: `import/${file}` }))],
    ['lists beside it', () => theirs.send(new ListObjectsV2Command({ Bucket: originals, Prefix: 'import/' }))],
    ['lists everything', () => theirs.send(new ListObjectsV2Command({ Bucket: originals }))],
    [
      'writes there',
      () => theirs.send(new PutObjectCommand({ Bucket: originals, Key: `import/partner/${file}`, Body: 'x' })),
    ],
    ['deletes there', () => theirs.send(new DeleteObjectCommand({ Bucket: originals, Key: `import/partner/${file}` }))],
    ['reads another bucket', () => theirs.send(new GetObjectCommand({ Bucket: renditions, Key: `i/${file}` }))],
  ])('%s, and is refused', async (_, attempt) => {
    expect(await isRefused(attempt)).toBe(true);
  });
});
