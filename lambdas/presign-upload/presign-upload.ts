import { z } from 'zod';
import { assetIdOf } from '../shared/asset-id';
import { uploadKey } from '../shared/original-key';

/** What a client says about the file it is about to send. All of it is signed, so none of it can be another when it arrives. */
export const UploadRequest = z.object({
  name: z.string().min(1).max(1024),
  /** Bytes; S3 refuses a body of any other length. */
  size: z.int().min(0),
  type: z.string().regex(/^[\w.+-]+\/[\w.+-]+$/, 'must be a media type such as image/jpeg'),
  /** SHA-256 of the content, base64. */
  sha256: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'must be a SHA-256 in base64'),
});
export type UploadRequest = z.infer<typeof UploadRequest>;

/** One request that admits exactly one content under exactly one key, once. */
export type SealedUpload = {
  readonly asset: string;
  readonly key: string;
  readonly method: 'PUT';
  readonly url: string;
  /** To be sent as they are; they are signed. */
  readonly headers: Readonly<Record<string, string>>;
  /** ISO 8601. */
  readonly expiresAt: string;
};

/** Signs a PUT. */
export interface UploadSeal {
  readonly bucket: string;
  seal(key: string, upload: UploadRequest): Promise<Pick<SealedUpload, 'url' | 'headers' | 'expiresAt'>>;
}

/** Thrown for a file above the limit. */
export class UploadTooLarge extends Error {
  override readonly name = 'UploadTooLarge';
}

/** What signing needs of the world. */
export type PresignDeps = {
  readonly seal: UploadSeal;
  readonly maxUploadBytes: number;
  readonly newUlid: () => string;
};

/** Answers where and how the owner may put one file. Throws `UploadTooLarge` when it is. */
export async function presignUpload(owner: string, upload: UploadRequest, deps: PresignDeps): Promise<SealedUpload> {
  if (upload.size > deps.maxUploadBytes) {
    throw new UploadTooLarge(
      `the file has ${mebibytes(upload.size)} MiB, the largest upload is ${mebibytes(deps.maxUploadBytes)} MiB`,
    );
  }
  const key = uploadKey(owner, deps.newUlid(), upload.name);
  return { asset: assetIdOf(deps.seal.bucket, key), key, method: 'PUT', ...(await deps.seal.seal(key, upload)) };
}

const mebibytes = (bytes: number): number => Math.ceil((bytes / 2 ** 20) * 10) / 10;
