import { createHash } from 'node:crypto';

/** What an asset's id looks like. */
export const ASSET_ID = /^[\w-]{43}$/;

/**
 * The id of an object for all its life: 43 characters of base64url, safe in keys, paths and document ids.
 * A hash spreads the catalog's partitions evenly and keeps keys out of public addresses.
 */
export function assetIdOf(bucket: string, key: string): string {
  // no bucket name can contain NUL, so no two pairs share an input
  return createHash('sha256').update(`${bucket}\0${key}`).digest('base64url');
}
