import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand } from '@aws-sdk/client-s3';
import { stageNamed } from '../../bin/stages';
import { isAbsent } from '../../command/aws-error';
import { catalogClient } from '../../lambdas/shared/dynamo-catalog';
import { dynamoJobStore } from '../../lambdas/shared/dynamo-job-store';
import type { Manifest } from '../../lambdas/shared/manifest';
import { renditionKeys } from '../../lambdas/shared/rendition-key';
import { s3ObjectStore } from '../../lambdas/shared/s3-object-store';
import { eventually } from '../../local/eventually';
import { importFile, untilListed } from '../../local/import';
import { SAMPLES } from '../../local/paths';
import type { RerenderOptions } from '../../operate/rerender/options';
import { rerenderStage } from '../../operate/rerender/rerender-stage';
import { actAsCommandsDo } from '../support/command-environment';
import { memoryTerminal } from '../support/memory-terminal';
import { given as givenPath } from '../support/path';

const LEAF = '1024.avif';
const folder = mkdtempSync(join(tmpdir(), 'quayside-'));

actAsCommandsDo();
afterAll(() => rmSync(folder, { recursive: true }));

/** A photo that went the whole way. */
async function given() {
  const stack = givenPath();
  const asset = await importFile(join(SAMPLES, 'picos-de-europa.jpg'), `import/${randomUUID()}/picos.jpg`, stack);
  await untilListed(asset, stack);
  const rendered = async () => {
    const { image } = await stack.catalog.read(asset);
    if (image?.state !== 'rendered') throw new Error(`the photo is ${image?.state}`);
    return image;
  };
  const bytesOf = async (leaf: string) =>
    (await rendered()).renditions.find(({ key }) => key.endsWith(`/${leaf}`))?.bytes ?? 0;
  return { ...stack, asset, rendered, bytesOf, files: s3ObjectStore(stack.s3, stack.renditions) };
}

async function rerender(options: Partial<RerenderOptions> = {}) {
  const terminal = memoryTerminal();
  const all = { config: stageNamed('local'), hintsPerSecond: 100, restart: false, ...options };
  await rerenderStage(all, terminal, new AbortController().signal);
  return terminal.said;
}

async function say(verdict: 'hot' | 'cool', ...lines: string[]) {
  const file = join(folder, `${randomUUID()}.txt`);
  writeFileSync(file, lines.join('\n'));
  return rerender({ list: { file, verdict } });
}

describe('a rendition that proved hot', () => {
  test('is made again with more effort, while every file that the catalog names can be had at any moment', async () => {
    const { asset, rendered, bytesOf, files, ...stack } = await given();
    const first = await rendered();
    const bytes = { hot: await bytesOf(LEAF), other: await bytesOf('320.avif') };
    const address = `/${renditionKeys.of(asset, first.edition, 1024, 'avif')}`;
    const watched = watch(asset, stack);

    const said = await say('hot', `https://photos.example.com${address}?s=1`, address, 'GET /');
    const second = await eventually('another edition', async () => {
      const image = await rendered();
      return image.edition === first.edition ? undefined : image;
    });
    await eventually('the old edition to go', async () => {
      const left = await files.keysBelow(renditionKeys.ofEdition(asset, first.edition));
      return left.length === 0 ? true : undefined;
    });

    await eventually('a look at the new one', async () => watched.editions.includes(second.edition) || undefined);

    expect(said.at(-1)).toBe('Hot now: 1 rendition of 1 photo. No address of a rendition: 1 line, the first "GET /".');
    const { missing, looks } = await watched.end();
    expect(missing).toEqual([]);
    expect(looks).toBeGreaterThan(10);
    expect(watched.editions).toEqual([first.edition, second.edition]);
    expect(await bytesOf(LEAF)).toBeLessThan(bytes.hot);
    expect(await bytesOf('320.avif')).toBe(bytes.other);
    expect(await faultsOfManifest(asset, second.edition, stack)).toEqual([]);
  });

  test('is the edition of before when it is hot no more, and none when its photo is gone', async () => {
    const { asset, rendered, files, catalog, s3, originals } = await given();
    const first = await rendered();
    const address = renditionKeys.of(asset, first.edition, 1024, 'avif');
    await say('hot', address);
    await eventually('another edition', async () => ((await rendered()).edition === first.edition ? undefined : true));

    await say('cool', address);
    await eventually('the first edition', async () =>
      (await rendered()).edition === first.edition ? true : undefined,
    );
    await say('hot', address);
    const { key = '' } = (await catalog.read(asset)).current ?? {};
    await s3ObjectStore(s3, originals).erase(key);

    await eventually('the verdict to go with the photo', async () => {
      const { image, hot } = await catalog.read(asset);
      return image?.state === 'gone' && hot === undefined ? true : undefined;
    });
    expect(await files.keysBelow(renditionKeys.ofAsset(asset))).toEqual([]);
  });
});

describe('re-rendering all photos of a stage', () => {
  test('looks at each of them, leaves alone what is as it should be, and keeps where it stands', async () => {
    const { asset, rendered, catalog, files, dynamo, table } = await given();
    const first = await rendered();
    const { rev = 0 } = await catalog.read(asset);
    await files.remove([renditionKeys.manifest(asset, first.edition)]);

    const said = await rerender({ restart: true });

    await eventually('the lost manifest', async () => {
      const keys = await files.keysBelow(renditionKeys.ofEdition(asset, first.edition));
      return keys.includes(renditionKeys.manifest(asset, first.edition)) ? true : undefined;
    });
    await eventually('the catalog to say so', async () => ((await catalog.read(asset)).rev ?? 0) > rev || undefined);
    expect((await rendered()).edition).toBe(first.edition);
    expect(said.at(-1)).toMatch(/^Given to the renderer: [\d,]+ photos?\./);
    const job = await dynamoJobStore(catalogClient(dynamo), table, 'rerender').read();
    expect(job).toMatchObject({ done: expect.any(Number), finishedAt: expect.any(String) });
    expect(job?.done).toBeGreaterThan(0);
  });

  test('says in a sentence what a stage lacks that is not deployed', async () => {
    const config = stageNamed('dev');

    await expect(rerender({ config })).rejects.toThrow(
      'Stage dev is not deployed here: there is no table quayside-dev-catalog. Deploy it with "npm run deploy -- --stage dev".',
    );
  });
});

type Stack = Pick<ReturnType<typeof givenPath>, 'catalog' | 's3' | 'renditions'>;

/** Fetches every file that the catalog names, again and again, as a viewer would; the manifest too. */
function watch(asset: string, { catalog, s3, renditions }: Stack) {
  const missing: string[] = [];
  const editions: string[] = [];
  let looks = 0;
  let isOver = false;
  const namedNow = async () => {
    const { image } = await catalog.read(asset);
    return image?.state === 'rendered' ? image : undefined;
  };
  const isThere = async (Key: string) => {
    try {
      await (await s3.send(new GetObjectCommand({ Bucket: renditions, Key }))).Body?.transformToByteArray();
      return true;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw error;
    }
  };
  const look = async () => {
    const image = await namedNow();
    if (!image) return void missing.push('all of it');
    if (editions.at(-1) !== image.edition) editions.push(image.edition);
    for (const key of [renditionKeys.manifest(asset, image.edition), ...image.renditions.map((file) => file.key)]) {
      looks += 1;
      if (await isThere(key)) continue;
      // it may have gone since, but only when the catalog had named another before
      if ((await namedNow())?.edition === image.edition) missing.push(key);
    }
  };
  const watching = (async () => {
    while (!isOver) await look();
  })();
  return {
    editions,
    async end() {
      isOver = true;
      await watching;
      return { missing, looks };
    },
  };
}

/** What the manifest promises and the bucket does not hold. */
async function faultsOfManifest(asset: string, edition: string, { s3, renditions }: Stack): Promise<string[]> {
  const read = async (Key: string) => {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: renditions, Key }));
    return Buffer.from((await Body?.transformToByteArray()) ?? []);
  };
  const manifest: Manifest = JSON.parse((await read(renditionKeys.manifest(asset, edition))).toString());
  expect(manifest.renditions.map(({ url }) => url)).toContain(LEAF);
  const faults = manifest.renditions.map(async ({ url, bytes, sha256 }) => {
    const body = await read(`${renditionKeys.ofEdition(asset, edition)}${url}`);
    const isAsSaid = body.byteLength === bytes && createHash('sha256').update(body).digest('base64url') === sha256;
    return isAsSaid ? [] : [url];
  });
  return (await Promise.all(faults)).flat();
}
