import { randomUUID } from 'node:crypto';
import { GetBucketLoggingCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { ACCESS_LOGS, nameOf } from '../../lib/config/names';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { type Actor, isRefused } from './attempts/attempt';
import { everyBucket, isEvidence } from './attempts/buckets';
import { EVERYTHING } from './attempts/policies';
import { aUser } from './attempts/users';

const { endpoint, config } = given();

describe('somebody who may do everything', () => {
  let admin: Actor;
  const forge = ({ bucket: Bucket, region }: { readonly bucket: string; readonly region: string }) => {
    const object = { Bucket, Key: `import/${randomUUID()}`, Body: 'a lie' };
    return isRefused(() => new S3Client({ ...admin, region }).send(new PutObjectCommand(object)));
  };

  beforeAll(async () => {
    admin = await aUser([EVERYTHING]);
  });

  test.each(everyBucket().filter(isEvidence))(
    'forges nothing in the bucket of $name, and reads what is there',
    async (place) => {
      const s3 = new S3Client({ ...admin, region: place.region });

      expect(await forge(place)).toBe(true);
      expect(await isRefused(() => s3.send(new ListObjectsV2Command({ Bucket: place.bucket })))).toBe(false);
    },
  );

  test('writes elsewhere, so that it is the bucket which refuses', async () => {
    expect(await forge({ bucket: given().originals, region: config.region })).toBe(false);
  });
});

describe('what S3 is told to write down', () => {
  const logged = everyBucket().filter(({ name }) => !name.endsWith('logs'));

  test.each(logged)('is each request to the bucket of $name', async ({ bucket: Bucket, region }) => {
    const s3 = new S3Client(clientConfig(endpoint, region));

    const { LoggingEnabled } = await s3.send(new GetBucketLoggingCommand({ Bucket }));

    expect(LoggingEnabled?.TargetBucket).toContain(`${nameOf(config, ACCESS_LOGS)}-`);
    expect(LoggingEnabled?.TargetBucket).toContain(region);
  });
});
