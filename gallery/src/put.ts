import type { SealedUpload } from '../../lambdas/presign-upload/presign-upload';
import { Refused, Unreachable } from './failures';

export type PutOptions = { readonly signal: AbortSignal; readonly onSent: (bytes: number) => void };

/** Sends a file where its seal says. `XMLHttpRequest`, because `fetch` does not tell how much has been sent. */
export function put({ url, method, headers }: SealedUpload, file: Blob, { signal, onSent }: PutOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const abort = () => request.abort();
    request.upload.addEventListener('progress', ({ loaded }) => onSent(loaded));
    request.addEventListener('load', () => {
      const refusal = refusalOf(request);
      if (refusal) reject(refusal);
      else resolve();
    });
    request.addEventListener('error', () => reject(new Unreachable('the upload broke off')));
    request.addEventListener('abort', () => reject(signal.reason));
    request.addEventListener('loadend', () => signal.removeEventListener('abort', abort));
    signal.addEventListener('abort', abort);
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.send(file);
  });
}

/** 412 says that the key is taken, and nobody but us has its seal: an earlier try came through and its reply was lost. */
function refusalOf({ status }: XMLHttpRequest): Refused | undefined {
  if ((status >= 200 && status < 300) || status === 412) return undefined;
  if (status === 403) return new Refused(status, 'the permission to send this file has run out');
  return new Refused(status, `the bucket answered ${status}`);
}
