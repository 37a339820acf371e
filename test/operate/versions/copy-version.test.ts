import { CopyObjectCommand, HeadObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { copyVersion } from '../../../operate/versions/copy-version';

const SAID = {
  CacheControl: 'no-cache',
  ContentDisposition: 'attachment',
  ContentEncoding: 'gzip',
  ContentLanguage: 'de',
  ContentType: 'image/svg+xml',
  Expires: new Date('2027-01-01T00:00:00Z'),
  WebsiteRedirectLocation: '/elsewhere',
};

describe('a copy of a version', () => {
  test('says again all that was said of it, and takes class, encryption and lock of the bucket', async () => {
    const s3 = mockClient(S3Client);
    s3.on(HeadObjectCommand, { VersionId: 'v1', ChecksumMode: 'ENABLED' }).resolves({
      ...{ ...SAID, Metadata: { by: 'ann' }, ChecksumSHA256: 'abc=', StorageClass: 'GLACIER' },
      ...{ ObjectLockMode: 'GOVERNANCE', ObjectLockLegalHoldStatus: 'ON', SSEKMSKeyId: 'another key' },
    });

    await copyVersion(new S3Client(), 'photos', { key: 'import/ä b', versionId: 'v1', sizeBytes: 3 });

    // tags come along by themselves: S3 copies them unless it is told others
    expect(s3.commandCalls(CopyObjectCommand)[0]?.args[0].input).toEqual({
      ...SAID,
      Bucket: 'photos',
      Key: 'import/ä b',
      CopySource: 'photos/import/%C3%A4%20b?versionId=v1',
      MetadataDirective: 'REPLACE',
      Metadata: { by: 'ann', 'copied-from-version': 'v1' },
      ChecksumAlgorithm: 'SHA256',
      StorageClass: 'STANDARD',
    });
  });
});
