import { randomUUID } from 'node:crypto';
import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePolicyCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { defineConfig } from '../../lib/config';
import { nameOf } from '../../lib/config/names';
import type { TimeWindow } from '../../lib/keep/access/time-window';
import { guardNetworks } from '../../lib/keep/guards/network-guards';
import { uploadWindowGuards } from '../../lib/keep/guards/upload-guards';
import { clientConfig, LOCAL_ACCOUNT } from '../../local/environment';
import { given } from '../support/path';
import { type Actor, isRefused } from './attempts/attempt';
import { putByForm } from './attempts/form';
import { guardedBucket } from './attempts/guarded-bucket';
import { EVERYTHING, policyOf } from './attempts/policies';
import { actorInRole } from './attempts/roles';
import { aUser } from './attempts/users';

const { endpoint, config } = given();
const HERE = '127.0.0.0/8';
const ELSEWHERE = '203.0.113.0/24';

const within = (network: string): Promise<string> =>
  guardedBucket((bucket) =>
    guardNetworks(bucket.stack, defineConfig({ stage: config.stage, access: { sourceNetworks: [network] } })),
  );

const put = (actor: Actor, Bucket: string, Key = `u/${randomUUID()}`) =>
  new S3Client(actor).send(new PutObjectCommand({ Bucket, Key, Body: 'a photo' }));

describe('a bucket that is open to some networks', () => {
  let administrator: Actor;
  let open: string;
  let closed: string;

  beforeAll(async () => {
    administrator = await aUser([EVERYTHING]);
    open = await within(HERE);
    closed = await within(ELSEWHERE);
  });

  test.each<[string, (client: S3Client, Bucket: string) => Promise<unknown>]>([
    ['reads', (client, Bucket) => client.send(new GetObjectCommand({ Bucket, Key: 'u/cat' }))],
    ['lists', (client, Bucket) => client.send(new ListObjectsV2Command({ Bucket }))],
    ['writes', (client, Bucket) => client.send(new PutObjectCommand({ Bucket, Key: 'u/dog', Body: 'a dog' }))],
  ])('refuses who %s from elsewhere, whatever they may do, and lets in who is there', async (_, attempt) => {
    const client = new S3Client(administrator);

    expect(await isRefused(() => attempt(client, closed))).toBe(true);
    expect(await isRefused(() => attempt(client, open))).toBe(false);
  });

  describe('for a role of the stage', () => {
    const RoleName = nameOf(config, `flow-${randomUUID()}`);
    const iam = new IAMClient(clientConfig(endpoint));
    let role: Actor;

    beforeAll(async () => {
      const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
      await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: policyOf(trust) }));
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'all', PolicyDocument: policyOf(EVERYTHING) }));
      role = await actorInRole(`arn:aws:iam::${LOCAL_ACCOUNT}:role/${RoleName}`);
    });

    afterAll(async () => {
      await iam.send(new DeleteRolePolicyCommand({ RoleName, PolicyName: 'all' }));
      await iam.send(new DeleteRoleCommand({ RoleName }));
    });

    test('is open from everywhere, since Lambda has no network of ours', async () => {
      expect(await isRefused(() => put(role, closed))).toBe(false);
    });

    test('is closed to whoever uses an address that it signed, from elsewhere', async () => {
      const statusOf = async (Bucket: string) => {
        const address = await getSignedUrl(new S3Client(role), new GetObjectCommand({ Bucket, Key: 'u/cat' }));
        return (await fetch(address)).status;
      };

      expect([await statusOf(closed), await statusOf(open)]).toEqual([403, 200]);
    });

    test('is closed to whoever uses a form that it signed, from elsewhere', async () => {
      const statusOf = (Bucket: string) => putByForm(role, Bucket, 'u/bird');

      expect([await statusOf(closed), await statusOf(open)]).toEqual([403, 204]);
    });
  });
});

describe('a window for uploads', () => {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const during = (window: TimeWindow) =>
    guardedBucket((bucket) => {
      for (const guard of uploadWindowGuards(bucket, window)) bucket.addToResourcePolicy(guard);
    });

  test.each<[string, TimeWindow, boolean]>([
    ['that is not yet open refuses', { from: at(1), until: at(2) }, true],
    ['that is over refuses', { from: at(-2), until: at(-1) }, true],
    ['that is open takes', { from: at(-1), until: at(1) }, false],
    ['that nothing ends takes', { from: at(-1) }, false],
  ])('%s what people upload, whatever they may do', async (_, window, refuses) => {
    const bucket = await during(window);

    expect(await isRefused(async () => put(await aUser([EVERYTHING]), bucket))).toBe(refuses);
  });

  test('is no matter for what is imported, nor for who reads', async () => {
    const bucket = await during({ until: at(-1) });
    const administrator = await aUser([EVERYTHING]);
    const read = () => new S3Client(administrator).send(new GetObjectCommand({ Bucket: bucket, Key: 'u/cat' }));

    expect(await isRefused(() => put(administrator, bucket, 'import/cat'))).toBe(false);
    expect(await isRefused(read)).toBe(false);
  });
});
