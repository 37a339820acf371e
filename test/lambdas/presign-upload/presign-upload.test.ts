import { presignUpload, UploadRequest, UploadTooLarge } from '../../../lambdas/presign-upload/presign-upload';
import { s3UploadSeal, signingClient } from '../../../lambdas/presign-upload/s3-upload-seal';
import { assetIdOf } from '../../../lambdas/shared/asset-id';

const NOW = new Date('2026-11-20T10:00:00Z');
const upload = {
  name: 'my cat.jpg',
  size: 3,
  type: 'image/jpeg',
  sha256: 'd6jnWHsZ/0X0gZ4tpMIBmfQ5pl8uUh3E5mtX8B5nNJM=',
};

function given() {
  const client = signingClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
  });
  return { seal: s3UploadSeal(client, 'originals', 300, () => NOW), maxUploadBytes: 10, newUlid: () => '01J' };
}

describe('a sealed upload', () => {
  test("lies below its owner's prefix under a key that the client did not choose", async () => {
    const sealed = await presignUpload('ann', upload, given());

    expect(sealed).toMatchObject({ key: 'u/ann/01J/my-cat.jpg', method: 'PUT', expiresAt: '2026-11-20T10:05:00.000Z' });
    expect(sealed.asset).toBe(assetIdOf('originals', sealed.key));
  });

  test('signs length, type, checksum and "only if nothing is there" as headers', async () => {
    const { url, headers } = await presignUpload('ann', upload, given());

    const { searchParams } = new URL(url);
    expect(searchParams.get('X-Amz-SignedHeaders')?.split(';').sort()).toEqual([
      'content-length',
      'content-type',
      'host',
      'if-none-match',
      'x-amz-checksum-sha256',
    ]);
    expect(searchParams.get('X-Amz-Expires')).toBe('300');
    expect([...searchParams.keys()].filter((name) => name.toLowerCase().includes('checksum'))).toEqual([]);
    expect(headers).toEqual({
      'content-type': 'image/jpeg',
      'if-none-match': '*',
      'x-amz-checksum-sha256': upload.sha256,
    });
  });

  test('is refused above the largest upload', async () => {
    await expect(presignUpload('ann', { ...upload, size: 11 }, given())).rejects.toThrow(UploadTooLarge);
  });
});

describe('an upload request', () => {
  test.each([
    ['no name', { name: '' }],
    ['a size that is none', { size: -1 }],
    ['half a byte', { size: 0.5 }],
    ['a type that breaks a header', { type: 'image/jpeg\r\nx: y' }],
    ['a checksum of another length', { sha256: 'abcd' }],
    ['a checksum of one byte more', { sha256: 'A'.repeat(44) }],
  ])('is refused with %s', (_, change) => {
    expect(UploadRequest.safeParse({ ...upload, ...change }).success).toBe(false);
  });
});
