import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { given } from '../support/path';
import { isRefused } from './attempts/attempt';
import { EVERYTHING } from './attempts/policies';
import { aUser } from './attempts/users';

/** Whose administrators may do everything in their own account. */
const PARTNER = '222222222222';
const { s3, originals, renditions } = given();
const put = (Bucket: string, Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'for the partner' }));

describe('a partner that config lets read a prefix', () => {
  const file = randomUUID();
  let theirs: S3Client;

  beforeAll(async () => {
    theirs = new S3Client(await aUser([EVERYTHING], PARTNER));
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
