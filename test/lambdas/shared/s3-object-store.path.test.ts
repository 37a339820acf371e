import { PutObjectCommand } from '@aws-sdk/client-s3';
import { s3ObjectStore } from '../../../lambdas/shared/s3-object-store';
import { promisesOfAnObjectStore } from '../../support/object-store-contract';
import { given } from '../../support/path';

describe('the originals bucket behind the SDK', () => {
  promisesOfAnObjectStore(() => {
    const { s3, originals } = given();
    const archive = (Key: string, Body: Uint8Array) =>
      s3.send(new PutObjectCommand({ Bucket: originals, Key, Body, StorageClass: 'GLACIER' }));
    return { store: s3ObjectStore(s3, originals), archive };
  });
});
