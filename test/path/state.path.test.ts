import { readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { STATE } from '../../command/paths';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { catalogClient, dynamoCatalog } from '../../lambdas/shared/dynamo-catalog';
import { type LocalCloud, startCloud } from '../../local/cloud';
import { signIn } from '../../local/developer';
import { clientConfig } from '../../local/environment';
import { type Kept, readKept, writeKept } from '../../local/kept';
import { outputOf } from '../../local/outputs';
import { SAMPLES } from '../../local/paths';
import { type Step, silently, type Timing, timed } from '../../local/steps';
import { list, untilRendered, upload } from '../../local/walk';
import { walkSamples } from '../../local/walk-samples';

const FOLDER = join(STATE, 'test-state');
const PHOTO = join(SAMPLES, 'friends.jpg');

/** A start in a folder of its own, and the steps that it took. */
async function start(): Promise<{ cloud: LocalCloud; steps: string[] }> {
  const timings: Timing[] = [];
  const cloud = await startCloud({ folder: FOLDER, keepsState: true, step: timed(silently, timings) });
  return { cloud, steps: timings.map(({ step }) => step) };
}

const viewerOf = async ({ address, pool, developer, endpoint }: LocalCloud) => ({
  address,
  token: await signIn(pool, developer, endpoint),
});

const catalogOf = ({ endpoint, outputs }: LocalCloud) =>
  dynamoCatalog(
    catalogClient(new DynamoDBClient(clientConfig(endpoint))),
    outputOf(outputs, 'keep', 'CatalogTableName'),
  );

/** The bucket of renditions, as somebody finds it who looks behind the API. */
function renditionsIn({ endpoint, outputs }: LocalCloud) {
  const s3 = new S3Client(clientConfig(endpoint));
  const Bucket = outputOf(outputs, 'keep', 'RenditionsBucket');
  return {
    put: (Key: string) => s3.send(new PutObjectCommand({ Bucket, Key, Body: 'x' })),
    async countOf(asset: string): Promise<number> {
      const lists = ['i', 'm'].map((top) => s3.send(new ListObjectsV2Command({ Bucket, Prefix: `${top}/${asset}/` })));
      return (await Promise.all(lists)).reduce((sum, { KeyCount = 0 }) => sum + KeyCount, 0);
    },
  };
}

describe('what was uploaded', () => {
  beforeAll(() => rmSync(FOLDER, { recursive: true, force: true }));
  afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

  test('is the samples on a page that is empty, whichever start that is, and stays beside what a later one tries', async () => {
    const brokenOff = await start();
    await brokenOff.cloud.stop();

    const { cloud } = await start();
    const timings: Timing[] = [];
    await walkSamples(cloud, timed(silently, timings));
    await walkSamples(cloud, timed(silently, timings));
    const names = (await list(await viewerOf(cloud))).map(({ name }) => name);
    await cloud.stop();

    expect(names.sort()).toEqual(readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg')));
    expect(timings.map(({ step }) => step)).toEqual([
      'walk 8 photos from upload to viewer',
      'walk one photo from upload to deletion',
    ]);
  });

  test('is there again after a stop, at the same address, and nothing is deployed anew', async () => {
    const first = await start();
    const { asset } = await upload(PHOTO, await viewerOf(first.cloud));
    await untilRendered(asset, await viewerOf(first.cloud));
    await first.cloud.stop();

    const second = await start();
    const { image } = await untilRendered(asset, await viewerOf(second.cloud));
    await second.cloud.stop();

    expect(image.state).toBe('rendered');
    expect(second.cloud.address).toBe(first.cloud.address);
    expect(second.steps).toEqual(['start the engine', 'read every setting back', 'start the edge server']);
  });

  test('agrees with the bucket again after the engine was killed', async () => {
    const { cloud } = await start();
    const viewer = await viewerOf(cloud);
    const { asset: kept } = await upload(PHOTO, viewer);
    const { asset: removed, key } = await upload(join(SAMPLES, 'dandelion-seeds.jpg'), viewer);
    await Promise.all([untilRendered(kept, viewer), untilRendered(removed, viewer)]);
    const Bucket = outputOf(cloud.outputs, 'keep', 'OriginalsBucket');
    await new S3Client(clientConfig(cloud.endpoint)).send(new DeleteObjectCommand({ Bucket, Key: key }));
    const orphan = assetIdOf(Bucket, 'import/erased-and-forgotten.jpg');
    for (const key of [`i/${orphan}/edition/320.avif`, `m/${orphan}/edition`]) await renditionsIn(cloud).put(key);
    process.kill(-cloud.engine.pid, 'SIGKILL'); // before anybody has heard of the deletion
    await cloud.engine.ended;
    await cloud.stop();

    const { cloud: next, steps } = await start();
    const { image } = await untilRendered(kept, await viewerOf(next));
    const { current } = await catalogOf(next).read(removed);
    const left = await Promise.all([removed, orphan].map(renditionsIn(next).countOf));
    const ofKept = await renditionsIn(next).countOf(kept);
    await next.stop();

    expect(steps).toContain('repair catalog and renditions from the originals');
    expect(image.state).toBe('rendered');
    expect(current?.state).toBe('deleted');
    expect(left).toEqual([0, 0]);
    expect(ofKept).toBeGreaterThan(1);
    expect(readKept(FOLDER)?.isWhole).toBe(true);
  });

  test('is served again after a start that broke off, with nothing left that listens', async () => {
    const breaking: Step = (title, work) =>
      title.startsWith('repair') ? Promise.reject(new Error('broken off')) : work(() => {});
    writeKept(FOLDER, { ...(readKept(FOLDER) as Kept), isWhole: false });

    await expect(startCloud({ folder: FOLDER, keepsState: true, step: breaking })).rejects.toThrow('broken off');
    const { cloud, steps } = await start();
    await cloud.stop();

    expect(steps).toContain('repair catalog and renditions from the originals');
  });

  test('is served by what was deployed last, after a start that broke off before it deployed anew', async () => {
    const kept = readKept(FOLDER) as Kept;
    writeKept(FOLDER, { ...kept, deployed: kept.deployed && { ...kept.deployed, digest: 'of other sources' } });
    const breaking: Step = (title, work) =>
      title.startsWith('start the engine') ? Promise.reject(new Error('broken off')) : work(() => {});

    await expect(startCloud({ folder: FOLDER, keepsState: true, step: breaking })).rejects.toThrow('broken off');
    const { cloud, steps } = await start();
    await cloud.stop();

    expect(steps).toContain('deploy the stacks with the CDK CLI');
  });

  test('stays where it is when its port is taken: the start says which, and what to do', async () => {
    const port = readKept(FOLDER)?.ports.edge ?? 0;
    const other = createServer().listen(port, '127.0.0.1');

    await expect(start()).rejects.toThrow(`Port ${port}, where the page has been since the first start, is in use`);

    other.close();
  });
});
