import {
  GetObjectCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  InvalidObjectState,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { archiveStateOf } from './archive-state';
import type { ObjectFacts, ObjectHeaders, ObjectStore, Observation } from './object-store';
import { type Erasure, eraseKey, removeAll } from './s3-removal';

/** A bucket behind the AWS SDK. The caller's role needs `s3:ListBucket`, else S3 answers 403 for what is missing. */
export function s3ObjectStore(client: S3Client, bucket: string, erasure: Erasure = {}): ObjectStore {
  return {
    bucket,

    async observe(key, versionId) {
      try {
        const command = new HeadObjectCommand({
          Bucket: bucket,
          Key: key,
          VersionId: versionId,
          ChecksumMode: 'ENABLED',
        });
        return { state: 'present', facts: factsOf(await client.send(command)) };
      } catch (error) {
        return observationIn(error, versionId);
      }
    },

    async read(key, versionId) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId }));
        return await Body?.transformToByteArray();
      } catch (error) {
        // the one 403 that is an answer: it was archived, or a restored copy ran out, since somebody looked
        if (!(error instanceof InvalidObjectState)) observationIn(error, versionId); // throws what is not an answer
        return undefined;
      }
    },

    async write(key, body, headers) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...sentAs(headers) }));
    },

    async create(key, body, headers) {
      const onlyIfAbsent = { IfNoneMatch: '*', ...sentAs(headers) };
      try {
        await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...onlyIfAbsent }));
        return true;
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
    },

    async keysBelow(prefix) {
      const keys: string[] = [];
      for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: prefix })) {
        keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      }
      return keys;
    },

    remove: (keys) =>
      removeAll(
        { client, bucket },
        keys.map((Key) => ({ Key })),
      ),

    erase: (key) => eraseKey({ client, bucket }, key, erasure),
  };
}

const sentAs = ({ contentType, cacheControl }: ObjectHeaders) => ({
  ContentType: contentType,
  CacheControl: cacheControl,
});

/** 412: it is there; 409: somebody is writing it. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
const isTaken = (error: unknown): boolean =>
  error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0);

function factsOf(head: HeadObjectCommandOutput): ObjectFacts {
  return {
    // S3 says "null" for an object written while versioning was off: no version that could be asked for again and mean the same
    ...(head.VersionId !== undefined && head.VersionId !== 'null' && { versionId: head.VersionId }),
    etag: (head.ETag ?? '').replaceAll('"', ''),
    sizeBytes: head.ContentLength ?? 0,
    contentType: head.ContentType ?? 'application/octet-stream',
    modifiedAt: (head.LastModified ?? new Date(0)).toISOString(),
    storageClass: head.StorageClass ?? 'STANDARD',
    ...archiveStateOf(head),
    ...checksumOf(head),
    metadata: head.Metadata ?? {},
  };
}

function checksumOf(head: HeadObjectCommandOutput): Pick<ObjectFacts, 'checksum'> {
  // a composite checksum hashes the parts' hashes, so the same bytes may have several: it identifies nothing
  if (head.ChecksumType === 'COMPOSITE') return {};
  const algorithms = ['SHA256', 'CRC64NVME', 'SHA1', 'CRC32C', 'CRC32'] as const;
  for (const algorithm of algorithms) {
    const value = head[`Checksum${algorithm}`];
    if (value) return { checksum: { algorithm, value } };
  }
  return {};
}

/**
 * 404 is absent, with S3's header on it a delete marker; 405 is a version that is itself a marker; 400 is a version id that S3 never
 * gave to anything. Anything else goes on as an error.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
function observationIn(error: unknown, versionId: string | undefined): Observation {
  if (!(error instanceof S3ServiceException)) throw error;
  const status = error.$metadata.httpStatusCode;
  if (status === 405 || (status === 404 && error.$response?.headers['x-amz-delete-marker'] === 'true'))
    return { state: 'deleted' };
  if (status === 404 || (status === 400 && versionId !== undefined)) return { state: 'absent' };
  throw error;
}
