import { CopyObjectCommand, HeadObjectCommand, type HeadObjectCommandOutput, type S3Client } from '@aws-sdk/client-s3';
import { copyInParts } from './copy-in-parts';
import type { Version } from './history';

/** The metadata that names the version of the same key that an object is a copy of. */
export const COPIED_FROM = 'copied-from-version';

/** More goes in parts only: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
const LARGEST_COPY_BYTES = 5 * 1024 ** 3;

/**
 * Makes a copy of a version the current one: the same bytes, headers and tags. What it is a copy of stands in its metadata, because nothing
 * else tells: under a key of KMS, or in parts, the same bytes have another ETag. It begins in Standard, as an upload does.
 */
export async function copyVersion(
  s3: S3Client,
  Bucket: string,
  { key, versionId, sizeBytes }: Pick<Version, 'key' | 'versionId' | 'sizeBytes'>,
  largestCopyBytes = LARGEST_COPY_BYTES,
): Promise<void> {
  const place = { Bucket, Key: key };
  const head = await s3.send(new HeadObjectCommand({ ...place, VersionId: versionId }));
  const headers = headersOf(head, versionId);
  const source = `${Bucket}/${key.split('/').map(encodeURIComponent).join('/')}?versionId=${versionId}`;
  if (sizeBytes > largestCopyBytes) {
    await copyInParts(s3, { ...place, headers, source, sizeBytes, versionId, partBytes: largestCopyBytes });
    return;
  }
  // without its metadata being replaced, S3 would not take the note
  const command = { ...place, ...headers, CopySource: source, MetadataDirective: 'REPLACE' } as const;
  await s3.send(new CopyObjectCommand(command));
}

/** All that a browser or a program was told of a version, said again. */
const headersOf = (head: HeadObjectCommandOutput, versionId: string) => ({
  CacheControl: head.CacheControl,
  ContentDisposition: head.ContentDisposition,
  ContentEncoding: head.ContentEncoding,
  ContentLanguage: head.ContentLanguage,
  ContentType: head.ContentType,
  Metadata: { ...head.Metadata, [COPIED_FROM]: versionId },
});
