import { readFileSync } from 'node:fs';
import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { type AssetView, viewOf } from '../lambdas/search-assets/asset-view';
import { assetIdOf } from '../lambdas/shared/asset-id';
import type { Catalog } from '../lambdas/shared/catalog';
import { OPERATORS } from '../lambdas/shared/original-key';
import { eventually } from './eventually';
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
  const look = async () => {
    const view = viewOf(await catalog.read(asset), OPERATORS);
    return view && view.image.state !== 'waiting' ? view : undefined;
  };
  return eventually(`the picture of ${asset}`, look, patienceMs);
}

/** Reads a rendition from its bucket. */
export function fromBucket({ s3, renditions }: Warehouse): FetchFile {
  return async (url) => {
    const { Body, ContentType = '' } = await s3.send(new GetObjectCommand({ Bucket: renditions, Key: url.slice(1) }));
    return new Response(Body?.transformToWebStream(), { headers: { 'content-type': ContentType } });
  };
}
