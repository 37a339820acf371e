import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SealedUpload, UploadRequest } from '../lambdas/presign-upload/presign-upload';
import type { AssetView } from '../lambdas/search-assets/asset-view';
import { eventually } from './eventually';

/** How the walk reaches the stack: as a signed-in viewer, through the edge server only. */
export type Viewer = { readonly address: string; readonly token: string };

const CONTENT_TYPE: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png' };
const PATIENCE_MS = 30_000;

/** Uploads one file as the page does: asks where, then puts it there. Answers what the API said. */
export async function upload(file: string, viewer: Viewer): Promise<SealedUpload> {
  const body = readFileSync(file);
  const request: UploadRequest = {
    name: basename(file),
    size: body.byteLength,
    type: CONTENT_TYPE[file.split('.').pop() ?? ''] ?? 'application/octet-stream',
    sha256: createHash('sha256').update(body).digest('base64'),
  };
  const sealed = (await ask('/api/v1/uploads', viewer, {
    method: 'POST',
    body: JSON.stringify(request),
  })) as SealedUpload;
  const { status } = await fetch(sealed.url, { method: sealed.method, headers: sealed.headers, body });
  if (status !== 200) throw new Error(`the bucket answered ${status} to the upload of ${file}`);
  return sealed;
}

/** Waits until the catalog says what became of the picture. */
export async function untilRendered(asset: string, viewer: Viewer): Promise<AssetView> {
  const look = async () => {
    const view = await find(asset, viewer);
    return view && view.image.state !== 'waiting' ? view : undefined;
  };
  return eventually(`the picture of ${asset}`, look, PATIENCE_MS);
}

/** Deletes one photo as the page does, and waits until no listing has it. */
export async function remove(asset: string, viewer: Viewer): Promise<void> {
  await ask(`/api/v1/assets/${asset}`, viewer, { method: 'DELETE' });
  const look = async () => ((await find(asset, viewer)) ? undefined : true);
  await eventually(`${asset} to leave the list after its deletion`, look, PATIENCE_MS);
}

/** The newest photos of who looks, as the page lists them. */
export async function list(viewer: Viewer): Promise<AssetView[]> {
  const { assets } = (await ask('/api/v1/assets', viewer)) as { assets: AssetView[] };
  return assets;
}

const find = async (asset: string, viewer: Viewer): Promise<AssetView | undefined> =>
  (await list(viewer)).find(({ id }) => id === asset);

async function ask(path: string, { address, token }: Viewer, init: RequestInit = {}): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const answer = await fetch(`${address}${path}`, { ...init, headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
