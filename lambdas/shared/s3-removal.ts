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

/** Removes one key with every version and marker of it; answers whether there was any. */
export async function eraseKey(
  { client, bucket }: Bucket,
  key: string,
  { leavesMarker = false }: Erasure = {},
): Promise<boolean> {
  const { files, markers } = await versionsOf({ client, bucket }, key);
  if (files.length === 0 && (leavesMarker || markers.length === 0)) return false;
  // a marker on top, below which the versions go and which goes last: at no moment is an older version the current one
  const { VersionId } = await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key }));
  await removeAll({ client, bucket }, files);
  await removeAll({ client, bucket }, leavesMarker ? markers : [...markers, { Key: key, VersionId }]);
  return true;
}

export type Versions = { readonly files: ObjectIdentifier[]; readonly markers: ObjectIdentifier[] };

/** Every version of exactly this key: it sorts before all longer keys that begin with it, so the first of those ends the search. */
export async function versionsOf(bucket: Bucket, key: string): Promise<Versions> {
  const found: Versions = { files: [], markers: [] };
  const ofKey = ({ Key, VersionId }: Partial<ObjectIdentifier>) => (Key === key ? [{ Key, VersionId }] : []);
  for await (const { Versions = [], DeleteMarkers = [] } of versionsBelow(bucket, key)) {
    found.files.push(...Versions.flatMap(ofKey));
    found.markers.push(...DeleteMarkers.flatMap(ofKey));
    if ([...Versions, ...DeleteMarkers].some(({ Key }) => Key !== key)) break;
  }
  return found;
}

/** Every version and marker below a prefix, a page at a time; the SDK has no paginator for it. */
export async function* versionsBelow(
  { client, bucket }: Bucket,
  prefix = '',
): AsyncGenerator<ListObjectVersionsCommandOutput> {
  let page: ListObjectVersionsCommandOutput | undefined;
  do {
    const { NextKeyMarker: KeyMarker, NextVersionIdMarker: VersionIdMarker } = page ?? {};
    const command = new ListObjectVersionsCommand({ Bucket: bucket, Prefix: prefix, KeyMarker, VersionIdMarker });
    page = await client.send(command);
    yield page;
  } while (page.IsTruncated);
}
