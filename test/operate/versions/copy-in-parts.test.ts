import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { copyVersion } from '../../../operate/versions/copy-version';
import { awsError } from '../../support/aws-error';

const GIB = 1024 ** 3;

function given() {
  const s3 = mockClient(S3Client);
  s3.on(HeadObjectCommand).resolves({
    ...{ ContentType: 'video/mp4', Metadata: { by: 'ann' } },
    ...{ ChecksumSHA256: 'of parts-3', ChecksumType: 'COMPOSITE' },
  });
  s3.on(GetObjectTaggingCommand).resolves({ TagSet: [{ Key: 'trip', Value: 'alps & more' }] });
  s3.on(CreateMultipartUploadCommand).resolves({ UploadId: 'upload' });
  s3.on(UploadPartCopyCommand).callsFake(({ PartNumber }) => ({
    CopyPartResult: { ETag: `part ${PartNumber}`, ChecksumSHA256: `sum ${PartNumber}`, LastModified: new Date() },
  }));
  const copy = (sizeBytes: number) =>
    copyVersion(new S3Client(), 'photos', { key: 'import/ä b', versionId: 'v1', sizeBytes });
  return { s3, copy };
}

describe('a copy of what is larger than one request takes', () => {
  test('is made in parts that have every byte once, with headers, metadata and tags', async () => {
    const { s3, copy } = given();

    await copy(12 * GIB);

    expect(s3.commandCalls(CreateMultipartUploadCommand)[0]?.args[0].input).toMatchObject({
      ContentType: 'video/mp4',
      Metadata: { by: 'ann', 'copied-from-version': 'v1' },
      Tagging: 'trip=alps+%26+more',
      ChecksumAlgorithm: 'SHA256',
      ChecksumType: 'COMPOSITE',
    });
    const parts = s3.commandCalls(UploadPartCopyCommand).map(({ args }) => args[0].input);
    expect(parts.map(({ CopySourceRange }) => CopySourceRange)).toEqual([
      `bytes=0-${5 * GIB - 1}`,
      `bytes=${5 * GIB}-${10 * GIB - 1}`,
      `bytes=${10 * GIB}-${12 * GIB - 1}`,
    ]);
    expect(new Set(parts.map(({ CopySource }) => CopySource))).toEqual(
      new Set(['photos/import/%C3%A4%20b?versionId=v1']),
    );
    const { MultipartUpload } = s3.commandCalls(CompleteMultipartUploadCommand)[0]?.args[0].input ?? {};
    expect(MultipartUpload?.Parts).toEqual(
      [1, 2, 3].map((number) => ({ PartNumber: number, ETag: `part ${number}`, ChecksumSHA256: `sum ${number}` })),
    );
  });

  test('leaves no part behind when it breaks off', async () => {
    const { s3, copy } = given();
    s3.on(UploadPartCopyCommand).rejects(awsError('SlowDown', 503));

    await expect(copy(6 * GIB)).rejects.toThrow('SlowDown');

    expect(s3.commandCalls(AbortMultipartUploadCommand)[0]?.args[0].input).toMatchObject({ UploadId: 'upload' });
    expect(s3.commandCalls(CompleteMultipartUploadCommand)).toEqual([]);
  });

  test('is one request up to 5 GiB', async () => {
    const { s3, copy } = given();

    await copy(5 * GIB);

    expect(s3.commandCalls(CreateMultipartUploadCommand)).toEqual([]);
    expect(s3.commandCalls(CopyObjectCommand)).toHaveLength(1);
  });
});
