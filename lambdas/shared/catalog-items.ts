import { CATALOG_INDEX, LEASE_PREFIX } from './contract';
import type { ObjectFacts } from './object-store';
import type { Format } from './rendition-key';

/**
 * One DynamoDB table; the items of one object lie together under one partition key, and each has exactly one writer:
 *
 *     pk          sk                     holds                                         written by
 *     O#<asset>   CUR                    what the key is now, and the object's clock   index-object
 *     O#<asset>   V#<version id>         facts of one version                          index-object
 *     O#<asset>   M#<medium>             media facts; M#image: renditions or refusal   the renderer of that medium
 *     O#<asset>   C#<classifier>         a verdict: labels; C#views: what proved hot   that classifier
 *     O#<asset>   U#<set>                what people wrote: title, labels              the API
 *     O#<asset>   D#<relation>#<asset>   lineage: made from this one                   the producer, both ends
 *     O#<asset>   P#<relation>#<asset>   lineage: this one was made from               in one transaction
 *     J#<job>     STATE                  cursor of a backfill or reconcile run         that job
 *     L#<key>     LEASE                  until when one alone makes a variant          transform-image
 *
 * `CUR.rev` is the object's one clock: whoever writes any other item of it raises `rev` in the same transaction.
 */
export const catalogKey = {
  object: (asset: string): string => `O#${asset}`,
  current: 'CUR',
  version: (versionId: string): string => `V#${versionId}`,
  image: 'M#image',
  classification: (classifier: string): string => `C#${classifier}`,
  /** The verdict of whoever counts views: which renditions proved hot. */
  views: 'C#views',
  written: (set: string): string => `U#${set}`,
  madeFrom: (relation: string, asset: string): string => `P#${relation}#${asset}`,
  madeInto: (relation: string, asset: string): string => `D#${relation}#${asset}`,
  job: (job: string): string => `J#${job}`,
  jobState: 'STATE',
  lease: (key: string): string => `${LEASE_PREFIX}${key}`,
  leaseState: 'LEASE',
} as const;

/** The asset that a partition key belongs to. */
export const assetIn = (partition: string): string => partition.slice('O#'.length);

/** `CUR`: what a key is now. Without facts it is a tombstone that no index knows and that expires. */
export type CurrentItem = {
  readonly bucket: string;
  readonly key: string;
  readonly owner: string;
  readonly folder: string;
  readonly name: string;
  readonly extension: string;
  readonly state: 'present' | 'deleted' | 'absent';
  readonly facts?: ObjectFacts;
  /** The latest of all hints that this observation covers. */
  readonly sequencer?: string;
  /** ISO 8601, UTC. */
  readonly observedAt: string;
};

/** `V#…`: one version, or nothing left of it. */
export type VersionItem = { readonly versionId: string; readonly facts?: ObjectFacts };

/** `C#…`: what a classifier found. `C#views` is written by `npm run rerender` and goes when the renderer says `gone`. */
export type ClassificationItem = {
  /** Sorted. Of `C#views`: leaves of renditions such as `1024.avif`. */
  readonly labels: readonly string[];
};

/** One file that the renderer made. */
export type RenditionFacts = {
  readonly key: string;
  readonly format: Format;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bytes: number;
  /** SHA-256 of the file, base64url. */
  readonly sha256: string;
};

/** What the camera wrote down about a photo. Whoever made the file may have written it: it is shown, and never decided by. */
export type CameraFacts = {
  /** ISO 8601, local time: with its offset where the camera knew that, else without a zone. */
  readonly taken?: string;
  /** Make and model. */
  readonly camera?: string;
  readonly lens?: string;
  readonly iso?: number;
  readonly exposureSeconds?: number;
  /** Focal length by aperture: 2.8 for f/2.8. */
  readonly fNumber?: number;
  readonly focalLengthMm?: number;
  /** Of the lens that would see as much on 35 mm film. */
  readonly focalLengthIn35mmMm?: number;
};

/** Where a photo was taken, in degrees of WGS 84, north and east positive. Its owner's alone, unless the stage publishes it. */
export type Position = {
  readonly latitude: number;
  readonly longitude: number;
  /** Above the sea. */
  readonly altitudeM?: number;
};

/** What the pixels say to whoever shows them: before they are there, and where they are cropped. */
export type Appearance = {
  /** `graphic`: drawings and screenshots, whose edges have to keep their colour. */
  readonly kind: 'photo' | 'graphic';
  /** A placeholder of some 25 bytes, base64: https://evanw.github.io/thumbhash/ */
  readonly thumbhash: string;
  /** `#rrggbb` */
  readonly dominantColour: string;
  /** What a crop should keep, as shares of width and height. */
  readonly focalPoint: { readonly x: number; readonly y: number };
};

/** What the renderer knows of an original besides its renditions. */
export type PictureFacts = Appearance & {
  /** Of the original, upright. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** 64 bits as 16 hex digits: pictures that look alike differ in a few of them. */
  readonly perceptualHash: string;
  /** SHA-256 of the original, base64url. */
  readonly sha256: string;
  /** The file is damaged: something of the picture is missing or wrong. */
  readonly degraded?: true;
  /** Of an animation that moves in its WebP renditions. */
  readonly frames?: number;
  readonly camera?: CameraFacts;
  readonly position?: Position;
};

/** Why an original has no renditions; each is explained to people in `docs/runbook.md`. */
export type RefusalReason =
  | 'empty'
  | 'archived'
  | 'not-an-image'
  | 'heic'
  | 'damaged'
  | 'too-many-bytes'
  | 'too-many-pixels'
  | 'too-many-frames'
  | 'edge-too-long';

/** `M#image`: what the renderer made of the original as it is now. */
export type ImageItem =
  | (PictureFacts & {
      readonly state: 'rendered';
      readonly edition: string;
      /** The version of the original that it was made of, or its ETag. What an earlier renderer made does not say. */
      readonly madeOf?: string;
      /** Something of it is missing, or the settings want another one: it is made when the original is restored. */
      readonly awaitsRestore?: true;
      readonly renditions: readonly RenditionFacts[];
    })
  | {
      readonly state: 'refused';
      readonly edition: string;
      readonly reason: RefusalReason;
      readonly detail: string;
      /** A former version had renditions, which caches may hold. */
      readonly wasShown?: true;
    }
  | { readonly state: 'gone' };

/** The sort key of everything that is listed by time: unique, and with the asset in it, so that it serves as a cursor. */
const timeOf = (asset: string, { modifiedAt }: ObjectFacts): string => `${modifiedAt}~${asset}`;

/** The asset in such a sort key. */
export const assetInTime = (time: string): string => time.slice(time.indexOf('~') + 1);

/** There is one so far. More shards of an owner, a folder or a day take more writes a second; readers then ask every one. */
const SHARD = 0;

/** The one index partition of an owner. */
export const ownerPartition = (owner: string): string => `${owner}#${SHARD}`;

/** Where the indexes find a present object. Empty for a tombstone: what is gone leaves every index. */
export function indexAttributesOf(asset: string, current: CurrentItem): Record<string, string> {
  const { bucket, folder, name, owner, facts } = current;
  if (!facts) return {};
  const { byOwner, byFolder, byDay, byContent } = CATALOG_INDEX;
  return {
    [byOwner.partition]: ownerPartition(owner),
    [byFolder.partition]: `${bucket}/${folder}#${SHARD}`,
    [byFolder.sort]: name || '/', // the key of a folder marker ends with the slash, and no index key may be empty
    [byDay.partition]: `${bucket}/${facts.modifiedAt.slice(0, 10)}#${SHARD}`,
    [byDay.sort]: timeOf(asset, facts),
    ...(identifies(facts) && {
      [byContent.partition]: `${facts.checksum.algorithm}:${facts.checksum.value}:${facts.sizeBytes}`,
    }),
  };
}

/** Whether two objects with the same checksum are the same: 32 bits meet by chance among a few ten thousand photos. */
function identifies(facts: ObjectFacts): facts is ObjectFacts & Required<Pick<ObjectFacts, 'checksum'>> {
  return facts.sizeBytes > 0 && ['SHA256', 'SHA1', 'CRC64NVME'].includes(facts.checksum?.algorithm ?? '');
}
