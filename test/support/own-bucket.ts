import { randomUUID } from 'node:crypto';
import {
  CreateBucketCommand,
  type CreateBucketCommandInput,
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutBucketVersioningCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';

/** A versioned bucket that belongs to one test: nothing that happens in it is work for the stack. */
export async function ownBucket(s3: S3Client, settings: Omit<CreateBucketCommandInput, 'Bucket'> = {}) {
  const Bucket = `own-${randomUUID()}`;
  await s3.send(new CreateBucketCommand({ Bucket, ...settings }));
  await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
  return {
    name: Bucket,
    put: (Key: string, Body: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body })),
    mark: (Key: string) => s3.send(new DeleteObjectCommand({ Bucket, Key })),
    async read(Key: string): Promise<string | undefined> {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        return await Body?.transformToString();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
  };
}
