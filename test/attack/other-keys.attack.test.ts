import { randomUUID } from 'node:crypto';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { isRefused } from './attempts/attempt';
import { keyArns } from './attempts/keys';
import { actorInRole, rolesOfFunctions } from './attempts/roles';

const { endpoint, originals } = given();
const kms = new KMSClient(clientConfig(endpoint));
type Encryption = Pick<PutObjectCommandInput, 'ServerSideEncryption' | 'SSEKMSKeyId'>;

let s3: S3Client;
let ours: string;
let another: string;

beforeAll(async () => {
  s3 = new S3Client(await actorInRole((await rolesOfFunctions())['presign-upload'] ?? ''));
  ours = (await keyArns(kms)).originals;
  another = (await kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? '';
});

const isUploadRefused = (encryption: Encryption) => {
  const object = { Bucket: originals, Key: `u/guest/${randomUUID()}`, Body: 'a photo' };
  return isRefused(() => s3.send(new PutObjectCommand({ ...object, ...encryption })));
};

describe('an upload', () => {
  test.each<[string, () => Encryption]>([
    ['under another key', () => ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: another })],
    ['under the key that AWS manages', () => ({ ServerSideEncryption: 'aws:kms' })],
    ['under a key that S3 owns', () => ({ ServerSideEncryption: 'AES256' })],
  ])('%s is refused', async (_, encryption) => {
    expect(await isUploadRefused(encryption())).toBe(true);
  });

  test.each<[string, () => Encryption]>([
    ['that says nothing of encryption, as a signed address does', () => ({})],
    ["under the bucket's own key", () => ({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: ours })],
  ])('%s is taken', async (_, encryption) => {
    expect(await isUploadRefused(encryption())).toBe(false);
  });
});
