import type { SealedUpload, UploadRequest } from '../../lambdas/presign-upload/presign-upload';
import type { AssetPage } from '../../lambdas/search-assets/search-assets';
import { Refused, reach, SessionEnded } from './failures';
import type { SessionKeeper } from './session';

/** The stack's API, as one signed-in person. Every call throws `Refused`, `Unreachable` or `SessionEnded`. */
export interface Api {
  /** One page of the person's assets, newest first, after `cursor`. */
  newest(cursor?: string): Promise<AssetPage>;
  /** Where to put a file that is exactly this. */
  seal(upload: UploadRequest, signal?: AbortSignal): Promise<SealedUpload>;
  /** Resolves also when it was gone already. */
  remove(asset: string): Promise<void>;
}

/** The API on the page's own host. */
export function apiOf(session: Pick<SessionKeeper, 'token' | 'renew'>): Api {
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    let answer = await send(path, init, await session.token());
    if (answer.status === 401) answer = await send(path, init, await session.renew());
    if (answer.status === 401) throw new SessionEnded('the API takes no token of this session');
    return answer;
  };
  return {
    async newest(cursor) {
      const answer = await ask(cursor === undefined ? '/assets' : `/assets?cursor=${encodeURIComponent(cursor)}`);
      return (await accepted(answer)).json();
    },
    async seal(upload, signal) {
      const answer = await ask('/uploads', { method: 'POST', body: JSON.stringify(upload), signal });
      return (await accepted(answer)).json();
    },
    async remove(asset) {
      const answer = await ask(`/assets/${asset}`, { method: 'DELETE' });
      if (answer.status !== 404) await accepted(answer);
    },
  };
}

const send = (path: string, init: RequestInit, token: string): Promise<Response> =>
  reach(`/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...(init.body != null && { 'content-type': 'application/json' }) },
  });

async function accepted(answer: Response): Promise<Response> {
  if (answer.ok) return answer;
  const said = await answer.json().catch(() => ({})); // CloudFront's own errors are pages
  throw new Refused(answer.status, said.message ?? `the server answered ${answer.status}`);
}
