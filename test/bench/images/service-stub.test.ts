import { S3Client } from '@aws-sdk/client-s3';
import { type ServiceStub, serviceStub } from '../../../bench/images/service-stub';
import { s3ObjectStore } from '../../../lambdas/shared/s3-object-store';
import { clientConfig } from '../../../local/environment';

describe('the stub of S3', () => {
  let stub: ServiceStub;
  beforeEach(async () => {
    stub = await serviceStub();
  });
  afterEach(() => stub.end());

  const store = () => s3ObjectStore(new S3Client(clientConfig(stub.endpoint)), 'renditions');

  test('keeps what the SDK writes, and forgets what is removed', async () => {
    await store().write('m/asset', Buffer.from('bytes'), { contentType: 'image/jpeg' });

    expect(Buffer.from((await store().read('m/asset')) ?? []).toString()).toBe('bytes');
    expect((await store().observe('m/asset')).state).toBe('present');
  });

  test('says as S3 does that something is missing', async () => {
    expect(await store().read('m/none')).toBeUndefined();
    expect((await store().observe('m/none')).state).toBe('absent');
  });
});
