import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  type ObjectIdentifier,
  type S3Client,
} from '@aws-sdk/client-s3';

type Bucket = { readonly client: S3Client; readonly bucket: string };

/** `DeleteObjects` takes this many keys: https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
const KEYS_A_REMOVAL = 1000;

/** S3 kept some of what it was to remove. `code` is its reason for the first of them. */
export class RemovalRefused extends Error {
  readonly code: string;

  constructor(message: string, code = 'unknown') {
    super(message);
    this.code = code;
  }
}

/** Removes keys or versions, missing ones too. Throws when S3 refused any, which its answer says beside a success. */
export async function removeAll({ client, bucket }: Bucket, objects: readonly ObjectIdentifier[]): Promise<void> {
  for (let from = 0; from < objects.length; from += KEYS_A_REMOVAL) {
    const Objects = objects.slice(from, from + KEYS_A_REMOVAL);
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
    );
    const [first] = Errors;
    if (first) {
      const reason = [first.Code, first.Message].filter(Boolean).join(', ');
      throw new RemovalRefused(
        `could not remove ${first.Key} from ${bucket}: ${reason} (${Errors.length} keys in all)`,
        first.Code,
      );
    }
  }
}

export type Erasure = {
  /**
   * Whether a marker stays on top: what says to a copy of the bucket that the key is gone, since S3 copies markers in its own time and
   * tells of no version that goes. A rule of the bucket's lifecycle takes it away. @default false
   */
  readonly leavesMarker?: boolean;
};

/**
 * Removes one key with every version and marker of it; answers whether there was any. The marker that it puts on top decides what that is: what
 * S3 has below it goes, also what came since anybody looked, and what comes later stays and is the current version.
 */
export async function eraseKey(
  { client, bucket }: Bucket,
  key: string,
  { leavesMarker = false }: Erasure = {},
): Promise<boolean> {
  const found = await versionsOf({ client, bucket }, key);
  if (found.files.length === 0 && (leavesMarker || found.markers.length === 0)) return false;
  // below it the versions go, and it goes last: at no moment is an older version the current one
  const { VersionId } = await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  const { files, markers } = await versionsOf({ client, bucket }, key, VersionId);
  await removeAll({ client, bucket }, files);
  await removeAll({ client, bucket }, leavesMarker ? markers : [...markers, { Key: key, VersionId }]);
  return true;
}

export type Versions = { readonly files: ObjectIdentifier[]; readonly markers: ObjectIdentifier[] };

/**
 * Every version of exactly this key, or those that lie below one of them. It sorts before all longer keys that begin with it, so the first of
 * those ends the search.
 */
export async function versionsOf(bucket: Bucket, key: string, top?: string): Promise<Versions> {
  const found: Versions = { files: [], markers: [] };
  const ofKey = ({ Key, VersionId }: Partial<ObjectIdentifier>) =>
    Key === key && (top === undefined || VersionId !== top) ? [{ Key, VersionId }] : [];
  const from = top === undefined ? undefined : { KeyMarker: key, VersionIdMarker: top };
  for await (const { Versions = [], DeleteMarkers = [] } of versionsBelow(bucket, key, from)) {
    found.files.push(...Versions.flatMap(ofKey));
    found.markers.push(...DeleteMarkers.flatMap(ofKey));
    if ([...Versions, ...DeleteMarkers].some(({ Key }) => Key !== key)) break;
  }
  return found;
}

type Place = { readonly KeyMarker?: string; readonly VersionIdMarker?: string };

/** Every version and marker with a prefix, or those after a place, a page at a time; the SDK has no paginator for it. */
export async function* versionsBelow(
  { client, bucket }: Bucket,
  prefix = '',
  after: Place = {},
): AsyncGenerator<ListObjectVersionsCommandOutput> {
  let page: ListObjectVersionsCommandOutput | undefined;
  let place = after;
  do {
    page = await client.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, ...place }));
    yield page;
    place = { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker };
  } while (page.IsTruncated);
}
