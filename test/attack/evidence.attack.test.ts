import { randomUUID } from 'node:crypto';
import { GetBucketLoggingCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ACCESS_LOGS, nameOf } from '../../lib/config/names';
import { LOCAL_ACCOUNT } from '../../local/environment';
import { given } from '../support/path';
import { isRefused } from './attempts/attempt';
import { EVERYTHING } from './attempts/policies';
import { aUser } from './attempts/users';

const { config, s3, originals, renditions, site } = given();
const ofEvidence = (thing: string) => `${nameOf(config, thing)}-${LOCAL_ACCOUNT}-${config.region}`;

describe('somebody who may do everything', () => {
  let admin: S3Client;
  const isForgeryRefused = (Bucket: string) =>
    isRefused(() => admin.send(new PutObjectCommand({ Bucket, Key: `import/${randomUUID()}`, Body: 'a lie' })));

  beforeAll(async () => {
    admin = new S3Client(await aUser([EVERYTHING]));
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
