import { signIn } from '../../../local/developer';
import type { Viewer } from '../../../local/walk';
import { invite } from '../../support/gallery';
import { pathCloud } from '../../support/path';

/** Somebody with an account of their own: how they reach the API, and whose uploads theirs are. */
export type Guest = Viewer & { readonly owner: string };

/** Invites somebody new and signs them in. */
export async function aGuest(): Promise<Guest> {
  const { address, endpoint, pool } = pathCloud();
  const token = await signIn(pool, await invite(), endpoint);
  const { sub } = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return { address, token, owner: sub };
}

/** A request to the API as somebody who is signed in. */
export const asking = ({ address, token }: Viewer, path: string, init: RequestInit = {}): Promise<Response> =>
  fetch(`${address}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
  });
