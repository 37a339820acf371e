import { PutObjectCommand } from '@aws-sdk/client-s3';
import { s3Archive } from '../../../operate/restore/s3-archive';
import { promisesOfAnArchive } from '../../support/archive-contract';
import { given } from '../../support/path';

const CLASS = { standard: 'STANDARD', glacier: 'GLACIER', 'deep-archive': 'DEEP_ARCHIVE' } as const;

describe('the originals bucket as an archive', () => {
  promisesOfAnArchive(() => {
    const { s3, originals: Bucket } = given();
    return {
      archive: s3Archive(s3, Bucket),
      put: (Key, into) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'cat', StorageClass: CLASS[into] })),
    };
  });
});
