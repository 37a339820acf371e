import { assetIdOf } from '../shared/asset-id';
import type { ObjectHint } from '../shared/object-hint';
import { renditionKeys } from '../shared/rendition-key';
import type { Cdn } from './cdn';

/** Makes the CDN forget all that was ever made of one original. Safe to repeat, and only a cache is the worse for it if it is still there. */
export function purgeCdn({ bucket, key }: ObjectHint, order: string, cdn: Cdn): Promise<void> {
  return cdn.purge(renditionKeys.ofAsset(assetIdOf(bucket, key)), order);
}
