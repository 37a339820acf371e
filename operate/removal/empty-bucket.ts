import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type MultipartUpload,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';
import { Obstacle } from '../../command/obstacle';
import { versionsIn } from '../versions-in';

/** Who wrote while we listed is met by the next pass; who goes on writing is not ours to outlast. */
const PASSES = 3;
const SHOWN = 5;

/** Takes everything out of a bucket: objects, old versions, delete markers, unfinished uploads. Throws an `Obstacle` unless it is empty then. */
export async function emptyBucket(s3: S3Client, bucket: string, onProgress: (removed: number) => void = () => {}) {
  let removed = 0;
  let refused: string[] = [];
  for (let pass = 0; pass < PASSES && !(await isEmpty(s3, bucket)); pass += 1) {
    refused = [];
    for await (const page of versionsIn(s3, bucket)) {
      const errors = await remove(s3, bucket, identifiersOf(page));
      refused.push(...errors);
      removed += identifiersOf(page).length - errors.length;
      onProgress(removed);
    }
    removed += await abortUploads(s3, bucket);
  }
  if (!(await isEmpty(s3, bucket))) throw new Obstacle(whyNotEmpty(bucket, refused));
}

const identifiersOf = ({ Versions = [], DeleteMarkers = [] }: ListObjectVersionsCommandOutput): ObjectIdentifier[] =>
  [...Versions, ...DeleteMarkers].map(({ Key, VersionId }) => ({ Key, VersionId }));

/** Removes what one page lists, 1,000 at the most, which is also the most that one request takes. Answers why some stay. */
async function remove(s3: S3Client, Bucket: string, Objects: ObjectIdentifier[]): Promise<string[]> {
  if (Objects.length === 0) return [];
  const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  return Errors.map(({ Key, VersionId, Code, Message }) => `${Key} (version ${VersionId}): ${Code}, ${Message}`);
}

/** An aborted upload leaves the list, so the first page is asked for again until there is none. */
async function abortUploads(s3: S3Client, Bucket: string): Promise<number> {
  let aborted = 0;
  for (let uploads = await uploadsIn(s3, Bucket); uploads.length > 0; uploads = await uploadsIn(s3, Bucket)) {
    await Promise.all(
      uploads.map(({ Key, UploadId }) => s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))),
    );
    aborted += uploads.length;
  }
  return aborted;
}

async function uploadsIn(s3: S3Client, Bucket: string): Promise<MultipartUpload[]> {
  // few at once: each is a request of its own, and S3 would have us slow down
  const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket, MaxUploads: 50 }));
  return Uploads;
}

async function isEmpty(s3: S3Client, Bucket: string): Promise<boolean> {
  const listed = await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1 }));
  return identifiersOf(listed).length === 0 && (await uploadsIn(s3, Bucket)).length === 0;
}

function whyNotEmpty(bucket: string, refused: readonly string[]): string {
  if (refused.length === 0)
    return `bucket ${bucket} fills while it is emptied: stop whoever writes into it, then repeat`;
  const more = refused.length > SHOWN ? [`and ${refused.length - SHOWN} more`] : [];
  const reasons = [...refused.slice(0, SHOWN), ...more].map((reason) => `  ${reason}`);
  return `bucket ${bucket} could not be emptied, S3 keeps ${refused.length}:\n${reasons.join('\n')}`;
}
