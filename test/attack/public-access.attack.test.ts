import { randomUUID } from 'node:crypto';
import {
  GetBucketPolicyCommand,
  PutBucketAclCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { everyBucket, openTo } from './attempts/buckets';

describe.each(everyBucket())('the bucket of $name', ({ bucket: Bucket, region }) => {
  const s3 = new S3Client(clientConfig(given().endpoint, region));

  test('takes no policy that lets the public in, not even from the account itself', async () => {
    const before = await s3.send(new GetBucketPolicyCommand({ Bucket }));

    await expect(s3.send(new PutBucketPolicyCommand({ Bucket, Policy: openTo(Bucket) }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });

    expect((await s3.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(before.Policy);
  });

  test('takes no ACL, nor an object with one', async () => {
    const object = { Bucket, Key: randomUUID(), Body: 'public', ACL: 'public-read' } as const;

    await expect(s3.send(new PutBucketAclCommand({ Bucket, ACL: 'public-read' }))).rejects.toThrow(/ACL|denied/i);
    await expect(s3.send(new PutObjectCommand(object))).rejects.toThrow(/ACL|denied/i);
  });
});
