import type { SealedUpload, UploadRequest } from '../../lambdas/presign-upload/presign-upload';
import type { Api } from './api';
import { type Patience, patiently } from './patience';
import type { PutOptions } from './put';

/** How far one file is. */
export type SendStep =
  | { readonly step: 'reading' }
  | { readonly step: 'sending'; readonly sentBytes: number }
  | { readonly step: 'repeating' };

export type SendDeps = {
  readonly seal: Api['seal'];
  readonly put: (sealed: SealedUpload, file: Blob, options: PutOptions) => Promise<void>;
  readonly pause: Patience['pause'];
  readonly now: () => number;
};

/** One file on its way. The seal is kept for another try, so that what has arrived without a reply does not arrive twice. */
export type Parcel = { readonly file: File; sealed?: SealedUpload };

export type SendOptions = { readonly signal: AbortSignal; readonly onStep: (step: SendStep) => void };

/** Above this, reading the file takes longer than asking whether it may come at all. */
const ASK_FIRST_BYTES = 64 * 2 ** 20;
/** A checksum that no file has: a seal for it admits nothing, and the size is judged before. */
const NO_CHECKSUM = `${'A'.repeat(43)}=`;

/** Uploads one file and answers the asset that it is. Repeats what fails in passing, throws what does not. */
export async function sendFile(parcel: Parcel, deps: SendDeps, { signal, onStep }: SendOptions): Promise<string> {
  const patience = { signal, pause: deps.pause, onRepeat: () => onStep({ step: 'repeating' }) };
  const { file } = parcel;
  const sealed = sealOf(parcel, deps.now()) ?? (await patiently(() => seal(file, deps, { signal, onStep }), patience));
  parcel.sealed = sealed;
  const onSent = (sentBytes: number) => onStep({ step: 'sending', sentBytes });
  await patiently(() => {
    onSent(0);
    return deps.put(sealed, file, { signal, onSent });
  }, patience);
  return sealed.asset;
}

const sealOf = ({ sealed }: Parcel, now: number): SealedUpload | undefined =>
  sealed && Date.parse(sealed.expiresAt) > now ? sealed : undefined;

async function seal(file: File, deps: SendDeps, { signal, onStep }: SendOptions): Promise<SealedUpload> {
  onStep({ step: 'reading' });
  const about = { name: file.name, size: file.size, type: mediaTypeOf(file) };
  if (file.size > ASK_FIRST_BYTES) await deps.seal({ ...about, sha256: NO_CHECKSUM }, signal);
  return deps.seal({ ...about, sha256: await checksumOf(file) } satisfies UploadRequest, signal);
}

/** Without parameters such as a charset, which the seal does not take. */
const mediaTypeOf = ({ type }: File): string => type.split(';')[0]?.trim() || 'application/octet-stream';

async function checksumOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(digest)));
}
