import {
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  paginateListObjectsV2,
  RestoreObjectCommand,
  type S3Client,
  type Tier as S3Tier,
} from '@aws-sdk/client-s3';
import { type AwsError, isAbsent, isAwsError } from '../../command/aws-error';
import { Obstacle } from '../../command/obstacle';
import { archiveStateOf } from '../../lambdas/shared/archive-state';
import type { Archive, Held, Named, Wish } from './archive';
import { isCopy, type Place, type Tier } from './retrieval';

/** Whether HEAD has to be asked about what is listed with this class. */
export const mayBeArchived = (storageClass = ''): boolean =>
  ['GLACIER', 'DEEP_ARCHIVE', 'INTELLIGENT_TIERING'].includes(storageClass);

const TIER: Readonly<Record<Tier, S3Tier>> = { expedited: 'Expedited', standard: 'Standard', bulk: 'Bulk' };

/** A bucket behind the AWS SDK. Restoring needs `s3:RestoreObject`. */
export const s3Archive = (client: S3Client, bucket: string): Archive => ({
  bucket,

  async look({ key, versionId }) {
    try {
      const head = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
      return { key, versionId, ...stateIn(head) };
    } catch (error) {
      if (isAbsent(error) || (versionId !== undefined && isNoFile(error))) return undefined;
      throw error;
    }
  },

  async candidates(prefix) {
    const keys: string[] = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
      keys.push(...Contents.flatMap(({ Key, StorageClass = '' }) => (Key && mayBeArchived(StorageClass) ? Key : [])));
    }
    return keys;
  },

  async restore({ key, versionId, place }, wish) {
    if (!place) return;
    const named = { Bucket: bucket, Key: key, VersionId: versionId };
    try {
      await client.send(new RestoreObjectCommand({ ...named, RestoreRequest: requestOf(place, wish) }));
    } catch (error) {
      if (!isAwsError(error)) throw error;
      if (error.name !== 'RestoreAlreadyInProgress') throw inPlainWords(error, { key, versionId });
    }
  },
});

/** An `Obstacle` of what a person can do something about, and any other refusal as it is. */
function inPlainWords(error: AwsError, { key, versionId }: Named): Error {
  if (error.name === 'GlacierExpeditedRetrievalNotAvailable') {
    return new Obstacle('S3 has no room for an expedited restore now: repeat it later, or with --tier standard.');
  }
  // it was seen in an archive just before
  if (!['ObjectAlreadyInActiveTierError', 'NoSuchKey'].includes(error.name)) return error;
  return new Obstacle(
    versionId === undefined
      ? `${key} lies in no archive any more (${error.name}): repeat the command to see how it is now.`
      : `Version ${versionId} of ${key} is not restored (${error.name}): it left the archive meanwhile, or this is the local engine, which restores newest versions alone.`,
  );
}

/** Intelligent-Tiering takes no days: what it restores is no copy. https://docs.aws.amazon.com/AmazonS3/latest/API/API_RestoreObject.html */
const requestOf = (place: Place, { tier, days }: Wish) => ({
  ...(isCopy(place) && { Days: days }),
  GlacierJobParameters: { Tier: TIER[tier] },
});

/** 400 is a version id that S3 never gave to anything, 405 one of a delete marker: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
const isNoFile = (error: unknown): boolean =>
  isAwsError(error) && [400, 405].includes(error.$metadata.httpStatusCode ?? 0);

function stateIn(head: HeadObjectCommandOutput): Omit<Held, 'key'> {
  const { archived, restoring, restoredUntil } = archiveStateOf(head);
  const state = restoring ? 'restoring' : archived ? 'archived' : 'readable';
  return { sizeBytes: head.ContentLength ?? 0, place: placeOf(head), state, until: restoredUntil };
}

function placeOf({ StorageClass, ArchiveStatus }: HeadObjectCommandOutput): Place | undefined {
  if (ArchiveStatus === 'ARCHIVE_ACCESS') return 'archive-access';
  if (ArchiveStatus === 'DEEP_ARCHIVE_ACCESS') return 'deep-archive-access';
  if (StorageClass === 'GLACIER') return 'glacier';
  return StorageClass === 'DEEP_ARCHIVE' ? 'deep-archive' : undefined;
}
