import { randomUUID } from 'node:crypto';
import { CreateRoleCommand, DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { GetAccessPointCommand } from '@aws-sdk/client-s3-control';
import { nameOf } from '../../lib/config/names';
import { clientConfig, LOCAL_ACCOUNT } from '../../local/environment';
import { s3ControlAt } from '../../local/readback/readers/s3-control';
import { given } from '../support/path';
import { isRefused } from './attempts/attempt';
import { policyOf } from './attempts/policies';
import { actorInRole } from './attempts/roles';

const { endpoint, config, s3, originals, renditions } = given();
const iam = new IAMClient(clientConfig(endpoint));

/** Somebody in a role to which nobody gave any right. */
async function inRole(RoleName: string): Promise<S3Client> {
  const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policyOf(trust) }));
  return new S3Client(await actorInRole(`arn:aws:iam::${LOCAL_ACCOUNT}:role/${RoleName}`));
}

/** What an access point is called where a bucket is asked for: its own address would begin with its name, which one of numbers can't. */
async function aliasOf(consumer: string): Promise<string> {
  const question = { AccountId: LOCAL_ACCOUNT, Name: nameOf(config, consumer) };
  const { Alias = '' } = await s3ControlAt(endpoint).send(new GetAccessPointCommand(question));
  return Alias;
}

const put = (Bucket: string, Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'a picture' }));

describe('a consumer with an access point, and no other right', () => {
  const file = randomUUID();
  const Key = `i/${file}`;
  const other = `not-reports-${file}`;
  let accessPoint: string;
  let consumer: S3Client;
  let colleague: S3Client;

  beforeAll(async () => {
    accessPoint = await aliasOf('reports');
    consumer = await inRole('reports');
    colleague = await inRole(other);
    await Promise.all([put(renditions, Key), put(renditions, `m/${file}`), put(originals, Key)]);
  });

  afterAll(() => Promise.all(['reports', other].map((RoleName) => iam.send(new DeleteRoleCommand({ RoleName })))));

  test('reads and lists its prefix through it', async () => {
    const { Body } = await consumer.send(new GetObjectCommand({ Bucket: accessPoint, Key }));
    const { Contents } = await consumer.send(new ListObjectsV2Command({ Bucket: accessPoint, Prefix: 'i/' }));

    expect(await Body?.transformToString()).toBe('a picture');
    expect(Contents?.map((object) => object.Key)).toContain(Key);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['reads beside it', () => consumer.send(new GetObjectCommand({ Bucket: accessPoint, Key: `m/${file}` }))],
    ['lists beside it', () => consumer.send(new ListObjectsV2Command({ Bucket: accessPoint, Prefix: 'm/' }))],
    ['lists everything', () => consumer.send(new ListObjectsV2Command({ Bucket: accessPoint }))],
    ['writes', () => consumer.send(new PutObjectCommand({ Bucket: accessPoint, Key, Body: 'x' }))],
    ['deletes', () => consumer.send(new DeleteObjectCommand({ Bucket: accessPoint, Key }))],
    ['goes past it', () => consumer.send(new GetObjectCommand({ Bucket: renditions, Key }))],
    ['reads another bucket', () => consumer.send(new GetObjectCommand({ Bucket: originals, Key }))],
    ['has a colleague read', () => colleague.send(new GetObjectCommand({ Bucket: accessPoint, Key }))],
  ])('%s, and is refused', async (_, attempt) => {
    expect(await isRefused(attempt)).toBe(true);
  });
});
