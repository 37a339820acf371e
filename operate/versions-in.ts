import { ListObjectVersionsCommand, type ListObjectVersionsCommandOutput, type S3Client } from '@aws-sdk/client-s3';

/** What of a bucket is listed, how much at a time. */
export type Listing = { readonly prefix?: string; readonly perPage?: number };

/** Every version and delete marker of a bucket or below a prefix, a page of at most 1,000 at a time; the SDK has no paginator for it. */
export async function* versionsIn(
  s3: S3Client,
  Bucket: string,
  { prefix: Prefix, perPage: MaxKeys }: Listing = {},
): AsyncGenerator<ListObjectVersionsCommandOutput> {
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page ?? {};
    page = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix, MaxKeys, KeyMarker, VersionIdMarker }));
    yield page;
  } while (page.IsTruncated);
}
