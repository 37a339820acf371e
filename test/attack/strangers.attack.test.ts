import { randomUUID } from 'node:crypto';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { everyBucket } from './attempts/buckets';

const { endpoint } = given();

/** A request that nobody signed. */
const anonymously = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${endpoint}/${path}`, init);

describe.each(everyBucket())('a stranger without a signature, at the bucket of $name', ({ bucket, region }) => {
  const key = `u/ann/${randomUUID()}/photo.jpg`;

  beforeAll(() =>
    new S3Client(clientConfig(endpoint, region)).send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: 'a photo' }),
    ),
  );

  test.each<[string, string, RequestInit]>([
    ['reads an object', `${bucket}/${key}`, {}],
    ['reads what is known of it', `${bucket}/${key}`, { method: 'HEAD' }],
    ['lists objects', bucket, {}],
    ['lists versions', `${bucket}?versions`, {}],
    ['writes an object', `${bucket}/${key}`, { method: 'PUT', body: 'another' }],
    ['begins a multipart upload', `${bucket}/${key}?uploads`, { method: 'POST' }],
    ['deletes an object', `${bucket}/${key}`, { method: 'DELETE' }],
    ['reads the policy', `${bucket}?policy`, {}],
    ['writes a policy', `${bucket}?policy`, { method: 'PUT', body: '{}' }],
    ['lets the public in', `${bucket}?publicAccessBlock`, { method: 'DELETE' }],
    ['deletes the bucket', bucket, { method: 'DELETE' }],
  ])('%s, and is refused', async (_, path, init) => {
    const { status } = await anonymously(path, init);

    expect(status).toBe(403);
  });
});
