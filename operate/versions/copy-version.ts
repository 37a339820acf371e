import { CopyObjectCommand, HeadObjectCommand, type HeadObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import { copyInParts } from './copy-in-parts';
import type { Version } from './history';

/** The metadata that names the version of the same key that an object is a copy of. */
export const COPIED_FROM = 'copied-from-version';

/** More goes in parts only: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
const LARGEST_COPY_BYTES = 5 * 1024 ** 3;

/**
 * Makes a copy of a version the current one: the same bytes, headers, metadata, tags and kind of checksum. What it is a copy of stands in its
 * metadata, because nothing else tells: under a key of KMS, or in parts, the same bytes have another ETag. As an upload, it begins in Standard,
 * under the encryption and the lock that its bucket gives; a lock on the version stays there.
 */
export async function copyVersion(
  s3: S3Client,
  Bucket: string,
  { key, versionId, sizeBytes }: Pick<Version, 'key' | 'versionId' | 'sizeBytes'>,
  largestCopyBytes = LARGEST_COPY_BYTES,
): Promise<void> {
  const place = { Bucket, Key: key };
  const head = await s3.send(new HeadObjectCommand({ ...place, VersionId: versionId, ChecksumMode: 'ENABLED' }));
  const headers = headersOf(head, versionId);
  const source = `${Bucket}/${key.split('/').map(encodeURIComponent).join('/')}?versionId=${versionId}`;
  if (sizeBytes > largestCopyBytes) {
    const checksum = { ...headers, ChecksumType: head.ChecksumType };
    await copyInParts(s3, { ...place, headers: checksum, source, sizeBytes, versionId, partBytes: largestCopyBytes });
    return;
  }
  // without its metadata being replaced, S3 would not take the note
  const command = { ...place, ...headers, CopySource: source, MetadataDirective: 'REPLACE' } as const;
  await s3.send(new CopyObjectCommand(command));
}

/** All that somebody said of a version, said again. */
const headersOf = (head: HeadObjectCommandOutput, versionId: string) => ({
  CacheControl: head.CacheControl,
  ContentDisposition: head.ContentDisposition,
  ContentEncoding: head.ContentEncoding,
  ContentLanguage: head.ContentLanguage,
  ContentType: head.ContentType,
  Expires: head.Expires,
  WebsiteRedirectLocation: head.WebsiteRedirectLocation,
  Metadata: { ...head.Metadata, [COPIED_FROM]: versionId },
  ChecksumAlgorithm: (['CRC64NVME', 'CRC32C', 'CRC32', 'SHA256', 'SHA1'] as const).find(
    (name) => head[`Checksum${name}`],
  ),
  StorageClass: 'STANDARD' as const,
});
