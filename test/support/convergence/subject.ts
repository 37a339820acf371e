import { assetIdOf } from '../../../lambdas/shared/asset-id';
import { renditionKeys } from '../../../lambdas/shared/rendition-key';
import { aPlan } from '../plan';

/** The one object that all histories are about. */
export const KEY = 'u/ann/01J/cat.jpg';
export const ASSET = assetIdOf('originals', KEY);

/** What is made of it: as little as shows what goes wrong. */
export const PLAN = aPlan({ formats: ['jpeg'] });

/** A variant that is made on demand of an edition. */
export const variantOf = (edition: string): string => renditionKeys.of(ASSET, edition, 200, 'jpeg');
