import { GetObjectLegalHoldCommand, GetObjectRetentionCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import type { Version } from '../../../operate/versions/history';
import { s3VersionedBucket } from '../../../operate/versions/s3-versioned-bucket';

const VERSION: Version = {
  key: 'import/cat.jpg',
  versionId: 'v1',
  at: new Date(),
  isLatest: false,
  isMarker: false,
  sizeBytes: 3,
};

function given() {
  const client = new S3Client();
  return { s3: mockClient(client), bucket: s3VersionedBucket(client, 'photos') };
}

describe('whether the bytes of a version in S3 can be read', () => {
  test.each([
    ['asleep', { StorageClass: 'GLACIER' }, { archived: true }],
    ['on its way', { StorageClass: 'GLACIER', Restore: 'ongoing-request="true"' }, { archived: true, restoring: true }],
    [
      'restored',
      { StorageClass: 'GLACIER', Restore: 'ongoing-request="false", expiry-date="Wed, 25 Nov 2026 00:00:00 GMT"' },
      { restoredUntil: '2026-11-25T00:00:00.000Z' },
    ],
    [
      'in a tier',
      { StorageClass: 'INTELLIGENT_TIERING', ArchiveStatus: 'DEEP_ARCHIVE_ACCESS' } as const,
      { archived: true },
    ],
    ['in no tier', { StorageClass: 'INTELLIGENT_TIERING' } as const, {}],
  ] as const)('is what S3 says of this very version: %s', async (_, head, state) => {
    const { s3, bucket } = given();
    s3.on(HeadObjectCommand, { Bucket: 'photos', Key: 'import/cat.jpg', VersionId: 'v1' }).resolves(head);

    expect(await bucket.archiveState({ ...VERSION, storageClass: head.StorageClass })).toEqual(state);
  });

  test.each(['STANDARD', 'STANDARD_IA', 'GLACIER_IR'])('is nothing to ask about in class %s', async (storageClass) => {
    const { s3, bucket } = given();

    expect(await bucket.archiveState({ ...VERSION, storageClass })).toEqual({});
    expect(s3.calls()).toEqual([]);
  });
});

describe('what stands against removing a key', () => {
  test('is nothing to ask about in a bucket without Object Lock, where S3 would refuse the question', async () => {
    const { s3, bucket } = given();

    expect(await bucket.lockOn('import/cat.jpg')).toBeUndefined();
    expect(await bucket.lockOf(VERSION)).toBeUndefined();
    expect(s3.calls()).toEqual([]);
  });

  test('is told of one version, but for a retention that has ended, and of no marker', async () => {
    const client = new S3Client();
    const s3 = mockClient(client);
    const bucket = s3VersionedBucket(client, 'photos', { isLockable: true });
    const [past, future] = ['2020-01-01T00:00:00.000Z', '2120-01-01T00:00:00.000Z'];
    s3.on(GetObjectLegalHoldCommand).resolves({ LegalHold: { Status: 'OFF' } });
    s3.on(GetObjectRetentionCommand)
      .resolvesOnce({ Retention: { RetainUntilDate: new Date(past) } })
      .resolves({ Retention: { RetainUntilDate: new Date(future) } });

    expect(await bucket.lockOf(VERSION)).toBeUndefined();
    expect(await bucket.lockOf(VERSION)).toEqual({ until: future, isHeld: false });
    expect(s3.commandCalls(GetObjectRetentionCommand)[0]?.args[0].input).toMatchObject({ VersionId: 'v1' });
    expect(await bucket.lockOf({ ...VERSION, isMarker: true })).toBeUndefined();
  });
});
