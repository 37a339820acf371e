import { PutObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { UploadSeal } from './presign-upload';

/**
 * Without `WHEN_REQUIRED` the SDK puts the checksum of an empty body into the address, and S3 refuses every other content:
 * https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html
 */
export const signingClient = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({ ...config, requestChecksumCalculation: 'WHEN_REQUIRED' });

/** Seals with SigV4: length, type, checksum and "only if nothing is there" are signed headers, so S3 checks each. */
export function s3UploadSeal(client: S3Client, bucket: string, ttlSeconds: number, now: () => Date): UploadSeal {
  return {
    bucket,

    async seal(key, { size, type, sha256 }) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentLength: size,
        ContentType: type,
        ChecksumSHA256: sha256,
        IfNoneMatch: '*',
      });
      const signingDate = now();
      const url = await getSignedUrl(client, command, {
        expiresIn: ttlSeconds,
        signingDate,
        // the SDK signs neither of these as a header by itself: a hoisted checksum is not reliably checked, an unsigned type not at all
        signableHeaders: new Set(['content-type']),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      });
      return {
        url,
        headers: { 'content-type': type, 'x-amz-checksum-sha256': sha256, 'if-none-match': '*' },
        expiresAt: new Date(signingDate.getTime() + ttlSeconds * 1000).toISOString(),
      };
    },
  };
}
