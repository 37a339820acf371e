import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { nameOf } from '../../lib/config/names';
import { LOCAL_ACCOUNT } from '../../local/environment';
import { given } from '../support/path';
import { isRefused } from './attempts/attempt';
import { EVERYTHING } from './attempts/policies';
import { aUser } from './attempts/users';

const { config, s3 } = given();
const Bucket = `${nameOf(config, 'evidence')}-${LOCAL_ACCOUNT}-${config.region}`;
const HOUR_MS = 3_600_000;
const AROUND = { BypassGovernanceRetention: true };

type Delivered = { readonly Key: string; readonly VersionId?: string };

/** A file as CloudTrail delivers it. The account itself does it here, which alone no policy binds. */
async function delivered(): Promise<Delivered> {
  const Key = `trail/AWSLogs/${LOCAL_ACCOUNT}/CloudTrail/${randomUUID()}.json.gz`;
  const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'what happened' }));
  return { Key, VersionId };
}

const textOf = async (file: Delivered): Promise<string | undefined> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, ...file }));
  return Body?.transformToString();
};

describe('a delivered file of evidence', () => {
  let admin: S3Client;

  beforeAll(async () => {
    admin = new S3Client(await aUser([EVERYTHING]));
  });

  test.each([
    ['deleted', {}],
    ['deleted around its lock', AROUND],
  ])('is not %s by who may do everything', async (_, how) => {
    const file = await delivered();

    expect(await isRefused(() => admin.send(new DeleteObjectCommand({ Bucket, ...file, ...how })))).toBe(true);
    expect(await textOf(file)).toBe('what happened');
  });

  test('is neither overwritten by them nor lost behind a marker', async () => {
    const file = await delivered();
    const { Key } = file;

    expect(await isRefused(() => admin.send(new PutObjectCommand({ Bucket, Key, Body: 'a lie' })))).toBe(true);
    expect(await isRefused(() => admin.send(new DeleteObjectCommand({ Bucket, Key })))).toBe(false);
    expect(await textOf(file)).toBe('what happened');
  });

  test('is locked for as long as it is kept, and for no shorter', async () => {
    const file = await delivered();
    const { ObjectLockRetainUntilDate: until } = await s3.send(new GetObjectCommand({ Bucket, ...file }));
    const sooner = { Mode: 'GOVERNANCE' as const, RetainUntilDate: new Date(Date.now() + HOUR_MS) };
    const shorten = new PutObjectRetentionCommand({ Bucket, ...file, Retention: sooner, ...AROUND });

    const days = ((until?.getTime() ?? 0) - Date.now()) / (24 * HOUR_MS);
    expect(Math.round(days)).toBe(config.evidence.keepDays);
    expect(await isRefused(() => admin.send(shorten))).toBe(true);
  });
});
