import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SealedUpload } from '../lambdas/presign-upload/presign-upload';
import type { AssetRecord, Catalog } from '../lambdas/shared/catalog';
import { catalogClient, dynamoCatalog } from '../lambdas/shared/dynamo-catalog';
import type { LocalCloud } from '../local/cloud';
import { signIn } from '../local/developer';
import { clientConfig } from '../local/environment';
import { outputOf } from '../local/outputs';
import { SAMPLES } from '../local/paths';
import { upload, type Viewer } from '../local/walk';
import { withCloud } from './cloud';
import { type Bench, type Figure, median, rounded } from './figure';

const PHOTO = join(SAMPLES, 'friends.jpg');
const RUNS = 11;
const AT_ONCE = 50;
/** As the page does. */
const SENT_AT_ONCE = 3;
const POLL_MS = 10;
const SELDOM_MS = 250;
const PATIENCE_MS = 60_000;

/** How long from an upload until its photo is catalogued and rendered, alone and with 49 others? */
export const path: Bench = (say) =>
  withCloud(async (cloud) => {
    const catalog = catalogOf(cloud);
    const viewer = { address: cloud.address, token: await signIn(cloud.pool, cloud.developer, cloud.endpoint) };
    await walk(viewer, catalog); // functions start cold once
    const alone = [];
    for (let run = 1; run <= RUNS; run += 1) {
      say(`photo ${run} of ${RUNS}`);
      alone.push(await walk(viewer, catalog));
    }
    say(`${AT_ONCE} photos at once`);
    const figures = [
      p50(
        'upload to rendition, one photo, p50',
        alone.map(({ renderedMs }) => renderedMs),
        1,
      ),
      p50(
        'upload to catalogue, one photo, p50',
        alone.map(({ cataloguedMs }) => cataloguedMs),
        0.5,
      ),
      ...(await crowd(viewer, catalog)),
    ];
    return { figures };
  });

const catalogOf = ({ endpoint, outputs }: LocalCloud): Catalog =>
  dynamoCatalog(
    catalogClient(new DynamoDBClient(clientConfig(endpoint))),
    outputOf(outputs, 'keep', 'CatalogTableName'),
  );

const p50 = (name: string, milliseconds: readonly number[], atMost: number): Figure => ({
  ...{ name, value: rounded(median(milliseconds) / 1000), unit: 's', reach: { atMost } },
});

async function crowd(viewer: Viewer, catalog: Catalog): Promise<Figure[]> {
  const samples = readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg'));
  const photos = Array.from({ length: AT_ONCE }, (_, index) => join(SAMPLES, samples[index % samples.length] ?? ''));
  const began = performance.now();
  const uploads = await sentAsByThePage(photos, viewer);
  const missing = await leftWaiting(
    uploads.map(({ asset }) => asset),
    catalog,
  );
  const seconds = rounded((performance.now() - began) / 1000, 1);
  return [
    { name: `${AT_ONCE} photos at once, all done`, value: seconds, unit: 's', reach: { atMost: 15 } },
    { name: `missing of ${AT_ONCE}`, value: missing, unit: 'photos', reach: { atMost: 0 } },
  ];
}

/** Three on their way at a time, the next as soon as one has arrived. */
async function sentAsByThePage(photos: readonly string[], viewer: Viewer): Promise<SealedUpload[]> {
  const left = [...photos];
  const sent: SealedUpload[] = [];
  const sender = async () => {
    for (let photo = left.pop(); photo; photo = left.pop()) sent.push(await upload(photo, viewer));
  };
  await Promise.all(Array.from({ length: SENT_AT_ONCE }, sender));
  return sent;
}

/** How many are not both catalogued and rendered when patience ends. Asks seldom, so as not to be what is measured. */
async function leftWaiting(assets: readonly string[], catalog: Catalog): Promise<number> {
  const deadline = performance.now() + PATIENCE_MS;
  let waiting = assets;
  while (waiting.length > 0 && performance.now() < deadline) {
    await sleep(SELDOM_MS);
    const records = await Promise.all(waiting.map((asset) => catalog.read(asset)));
    const done = ({ current, image }: AssetRecord) => current?.state === 'present' && image?.state === 'rendered';
    waiting = records.filter((record) => !done(record)).map(({ asset }) => asset);
  }
  return waiting.length;
}

/** Both from the end of the upload. */
async function walk(viewer: Viewer, catalog: Catalog) {
  const { asset } = await upload(PHOTO, viewer);
  const uploaded = performance.now();
  const until = async (holds: (record: AssetRecord) => boolean) => {
    while (!holds(await catalog.read(asset))) {
      if (performance.now() - uploaded > PATIENCE_MS) throw new Error(`${PHOTO} did not come through`);
      await sleep(POLL_MS);
    }
    return performance.now() - uploaded;
  };
  const catalogued = until(({ current }) => current?.state === 'present');
  const rendered = until(({ image }) => image?.state === 'rendered');
  return { cataloguedMs: await catalogued, renderedMs: await rendered };
}
