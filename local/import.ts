import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type AssetView, viewOf } from '../lambdas/search-assets/asset-view';
import { assetIdOf } from '../lambdas/shared/asset-id';
import type { Catalog } from '../lambdas/shared/catalog';
import { OPERATORS } from '../lambdas/shared/original-key';
import type { FetchFile } from './manifest';

/** How a photo goes in and comes out without API and distribution: by the services' own APIs, as the AWS CLI does it. */
export type Warehouse = {
  readonly s3: S3Client;
  readonly catalog: Catalog;
  readonly originals: string;
  readonly renditions: string;
};

/** Puts a file below `import/`. Answers its asset. */
export async function importFile(file: string, key: string, { s3, originals }: Warehouse): Promise<string> {
  await s3.send(new PutObjectCommand({ Bucket: originals, Key: key, Body: readFileSync(file) }));
  return assetIdOf(originals, key);
}

/** Waits until the catalog lists the asset and says what became of its picture. */
export async function untilListed(asset: string, { catalog }: Warehouse, patienceMs = 30_000): Promise<AssetView> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    const view = viewOf(await catalog.read(asset), OPERATORS);
    if (view && view.image.state !== 'waiting') return view;
    await sleep(100);
  }
  throw new Error(`the picture of ${asset} was not there after ${patienceMs / 1000} seconds`);
}

/** Reads a rendition from its bucket. */
export function fromBucket({ s3, renditions }: Warehouse): FetchFile {
  return async (url) => {
    const { Body, ContentType = '' } = await s3.send(new GetObjectCommand({ Bucket: renditions, Key: url.slice(1) }));
    return new Response(Body?.transformToWebStream(), { headers: { 'content-type': ContentType } });
  };
}
