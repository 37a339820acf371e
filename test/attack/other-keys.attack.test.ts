import { randomUUID } from 'node:crypto';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { PutObjectCommand, type PutObjectCommandInput, S3Client } from '@aws-sdk/client-s3';
import { clientConfig } from '../../local/environment';
import { given } from '../support/path';
import { isRefused } from './attempts/attempt';
import { everyBucket, isEvidence } from './attempts/buckets';
import { keyArns } from './attempts/keys';
import { EVERYTHING } from './attempts/policies';
import { actorInRole, rolesOfFunctions } from './attempts/roles';
import { aUser } from './attempts/users';

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

describe.each(everyBucket().filter((bucket) => !isEvidence(bucket)))(
  'who may write to the bucket of $name',
  (place) => {
    const put = async (encryption: Encryption) => {
      const { region, bucket: Bucket } = place;
      const writer = new S3Client({ ...(await aUser([EVERYTHING])), region });
      return isRefused(() =>
        writer.send(new PutObjectCommand({ Bucket, Key: `import/${randomUUID()}`, Body: 'a photo', ...encryption })),
      );
    };

    test('is refused under another key', async () => {
      expect(await put({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: another })).toBe(true);
    });

    test('is let in who says nothing of it', async () => {
      expect(await put({})).toBe(false);
    });
  },
);

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
