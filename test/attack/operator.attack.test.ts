import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectRetentionCommand,
} from '@aws-sdk/client-s3';
import { operatorOf } from '../support/operator';
import { given } from '../support/path';
import { allowedOf } from './attempts/attempt';

describe('who may rewind a prefix of originals', () => {
  test('reads, writes and hides there, removes nothing for good, and reaches nothing beside', async () => {
    const { s3, originals: Bucket } = given();
    const prefix = `import/${randomUUID()}/`;
    const [Key, beside] = [`${prefix}photo.jpg`, `import/${randomUUID()}/photo.jpg`];
    const { VersionId } = await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'a photo' }));
    await s3.send(new PutObjectCommand({ Bucket, Key: beside, Body: 'another' }));
    const operator = await operatorOf(Bucket, prefix);
    const Retention = { Mode: 'GOVERNANCE' as const, RetainUntilDate: new Date(Date.now() + 60_000) };
    const VersioningConfiguration = { Status: 'Suspended' as const };

    const allowed = await allowedOf({
      read: () => operator.send(new GetObjectCommand({ Bucket, Key, VersionId })),
      write: () => operator.send(new PutObjectCommand({ Bucket, Key: `${prefix}new`, Body: 'new' })),
      hide: () => operator.send(new DeleteObjectCommand({ Bucket, Key: `${prefix}new` })),
      'remove for good': () => operator.send(new DeleteObjectCommand({ Bucket, Key, VersionId })),
      lock: () => operator.send(new PutObjectRetentionCommand({ Bucket, Key, VersionId, Retention })),
      'read beside': () => operator.send(new GetObjectCommand({ Bucket, Key: beside })),
      'write beside': () => operator.send(new PutObjectCommand({ Bucket, Key: beside, Body: 'new' })),
      'hide beside': () => operator.send(new DeleteObjectCommand({ Bucket, Key: beside })),
      'stop keeping versions': () => operator.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration })),
    });

    expect(allowed).toEqual(['hide', 'read', 'write']);
  });
});
