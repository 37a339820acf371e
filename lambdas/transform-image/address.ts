import { createHmac, timingSafeEqual } from 'node:crypto';
import { KEY_PREFIX } from '../shared/contract';
import { type VariantFile, variantFileIn } from './variant';

/** A variant of one edition of one picture. */
export type Address = VariantFile & { readonly asset: string; readonly edition: string; readonly leaf: string };

const PATH = new RegExp(`^/${KEY_PREFIX.renditions}([\\w-]{43})/([\\w-]{22})/(?!manifest\\.json$)([^/]+)$`);

/**
 * Reads `/i/<asset>/<edition>/<variant>.<format>`. Nothing when it is no such path, as that of a manifest that is gone; throws a
 * `VariantError` when only its end is wrong.
 */
export function addressIn(path: string): Address | undefined {
  const [, asset, edition, leaf] = PATH.exec(path) ?? [];
  if (asset === undefined || edition === undefined || leaf === undefined) return undefined;
  return { asset, edition, leaf, ...variantFileIn(leaf) };
}

/** The signature of a path, without query: what `s` must say for a variant that is no preset. */
export const signatureOf = (path: string, key: string): string => digestOf(path, key).toString('base64url');

/** Whether one of the keys has signed the path. Takes as long for a signature that is almost right. */
export function isSignedBy(keys: readonly string[], path: string, signature: string): boolean {
  const claimed = Buffer.from(signature, 'base64url');
  const digests = keys.map((key) => digestOf(path, key));
  // the text too, since several texts decode to the same bytes and each would have a place of its own in caches
  return digests.some(
    (digest) =>
      claimed.byteLength === digest.byteLength &&
      timingSafeEqual(claimed, digest) &&
      digest.toString('base64url') === signature,
  );
}

const digestOf = (path: string, key: string): Buffer => createHmac('sha256', key).update(path).digest();
