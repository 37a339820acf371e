import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';

const PAGE = 1000;

/**
 * A versioned bucket behind a mocked S3, whose listings come in pages as S3's do. `locked` keys can't be deleted; so often somebody
 * writes another one just after a deletion. */
export function memoryBucket({ versions = 0, markers = 0, uploads = 0, locked = [] as string[], lateWrites = 0 }) {
  const s3 = mockClient(S3Client);
  s3.onAnyCommand().resolves({});
  const named = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
  const held = { versions: named('v', versions), markers: named('m', markers), uploads: named('u', uploads) };
  let writes = lateWrites;
  const all = () => [...held.versions, ...held.markers];

  s3.on(ListObjectVersionsCommand).callsFake(({ MaxKeys = PAGE, KeyMarker }) => {
    const rest = all().filter((key) => KeyMarker === undefined || all().indexOf(key) > all().indexOf(KeyMarker));
    const page = rest.slice(0, MaxKeys).map((Key) => ({ Key, VersionId: `1-${Key}` }));
    return {
      Versions: page.filter(({ Key }) => Key.startsWith('v')),
      DeleteMarkers: page.filter(({ Key }) => Key.startsWith('m')),
      IsTruncated: rest.length > MaxKeys,
      NextKeyMarker: page.at(-1)?.Key,
    };
  });
  s3.on(DeleteObjectsCommand).callsFake(({ Delete: { Objects } }) => {
    if (Objects.length > PAGE) throw new Error('S3 takes 1,000 at the most');
    const keys: string[] = Objects.map(({ Key }: { Key: string }) => Key);
    for (const list of [held.versions, held.markers]) {
      list.splice(0, list.length, ...list.filter((key) => !keys.includes(key) || locked.includes(key)));
    }
    if (writes-- > 0) held.versions.push(`v-late-${writes}`);
    const refused = keys.filter((key) => locked.includes(key));
    return { Errors: refused.map((Key) => ({ Key, VersionId: `1-${Key}`, Code: 'AccessDenied', Message: 'locked' })) };
  });
  s3.on(ListMultipartUploadsCommand).callsFake(({ MaxUploads }) => ({
    Uploads: held.uploads.slice(0, MaxUploads).map((Key) => ({ Key, UploadId: `id-${Key}` })),
  }));
  s3.on(AbortMultipartUploadCommand).callsFake(({ Key }) => {
    held.uploads.splice(held.uploads.indexOf(Key), 1);
  });
  return { s3, held };
}
