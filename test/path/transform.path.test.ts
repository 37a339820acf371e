import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { DeleteObjectCommand, HeadObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import sharp from 'sharp';
import { renditionKeys } from '../../lambdas/shared/rendition-key';
import { s3ObjectStore } from '../../lambdas/shared/s3-object-store';
import { clientConfig } from '../../local/environment';
import { eventually } from '../../local/eventually';
import { importFile, untilListed } from '../../local/import';
import { SAMPLES } from '../../local/paths';
import { rotateKey } from '../../operate/signing/rotate-key';
import { signAddresses } from '../../operate/signing/sign-addresses';
import { secretBehind } from '../../operate/signing/signing-secret';
import { functionUrl } from '../support/function-url';
import { memoryTerminal } from '../support/memory-terminal';
import { given } from '../support/path';

const { config } = given();
const secret = () => secretBehind(new SecretsManagerClient({ ...clientConfig(given().endpoint) }), config);
const sign = async (path: string): Promise<string> =>
  (await signAddresses({ config, yes: false, addresses: [path] }, async () => secret()))[0] ?? '';

/** An edition of a picture as the renderer leaves it: left half red, right half blue, its focal point in the blue. */
async function anEdition() {
  const { s3, renditions, endpoint } = given();
  const store = s3ObjectStore(s3, renditions);
  const [asset, edition] = [randomBytes(32).toString('base64url'), randomBytes(16).toString('base64url')];
  const red = { create: { width: 400, height: 600, channels: 3, background: '#ff0000' } } as const;
  const blue = { create: { width: 800, height: 600, channels: 3, background: '#0000ff' } } as const;
  const mezzanine = await sharp(blue)
    .composite([{ input: red, left: 0, top: 0 }])
    .jpeg({ quality: 90 })
    .toBuffer();
  const manifest = {
    asset,
    edition,
    widthPx: 800,
    heightPx: 600,
    kind: 'photo',
    renditions: [],
    focalPoint: { x: 0.9, y: 0.5 },
  };
  const json = Buffer.from(JSON.stringify(manifest));
  await store.write(renditionKeys.manifest(asset, edition), json, { contentType: 'application/json' });
  await store.write(renditionKeys.mezzanine(asset, edition), mezzanine, { contentType: 'image/jpeg' });
  const prefix = renditionKeys.ofEdition(asset, edition);
  const versionsOf = async (leaf: string) => {
    const listed = await s3.send(new ListObjectVersionsCommand({ Bucket: renditions, Prefix: `${prefix}${leaf}` }));
    return listed.Versions?.length ?? 0;
  };
  const ask = await functionUrl(endpoint, 'transform-image');
  return { s3, renditions, store, asset, edition, pathOf: (leaf: string) => `/${prefix}${leaf}`, versionsOf, ask };
}

const shape = async (answer: Response) => {
  const body = Buffer.from(await answer.arrayBuffer());
  const { width, height, format } = await sharp(body).metadata();
  const [red = 0, , blue = 0] = await sharp(body).removeAlpha().raw().toBuffer();
  return { width, height, format, leftTop: red > blue ? 'red' : 'blue' };
};

describe('a variant that nobody made yet', () => {
  test('is made in size, format and crop as asked, and lies in the bucket for a year from then on', async () => {
    const { s3, renditions, pathOf, versionsOf, ask } = await anEdition();
    const path = await sign(pathOf('200x300_q60.avif'));

    const answer = await ask(path);

    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([
      200,
      'image/avif',
      'public, max-age=60',
    ]);
    // of all the width the crop shows the right part, where the focal point is
    expect(await shape(answer)).toEqual({ width: 200, height: 300, format: 'heif', leftTop: 'blue' });
    const kept = await s3.send(new HeadObjectCommand({ Bucket: renditions, Key: pathOf('200x300_q60.avif').slice(1) }));
    expect([kept.ContentType, kept.CacheControl]).toEqual(['image/avif', 'public, max-age=31536000, immutable']);
    expect((await ask(path)).status).toBe(200);
    expect(await versionsOf('200x300_q60.avif')).toBe(1);
  });

  test('is the whole picture without a height, as a preset without a signature', async () => {
    const { pathOf, ask } = await anEdition();

    expect(await shape(await ask(pathOf('640.jpeg')))).toEqual({
      width: 640,
      height: 480,
      format: 'jpeg',
      leftTop: 'red',
    });
  });

  test('is served from the bucket when it lies there, whatever it is', async () => {
    const { store, pathOf, ask } = await anEdition();
    await store.write(pathOf('640.webp').slice(1), Buffer.from('lying'), { contentType: 'image/webp' });

    expect(await (await ask(pathOf('640.webp'))).text()).toBe('lying');
  });

  test('answers HEAD without a body, and no other method', async () => {
    const { pathOf, ask } = await anEdition();

    const head = await ask(pathOf('640.avif'), { method: 'HEAD' });

    expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'image/avif', '']);
    expect((await ask(pathOf('640.avif'), { method: 'POST' })).status).toBe(405);
  });

  test('is declined in one sentence without a signature, with a wrong one, larger than the picture, and of a picture that is not there', async () => {
    const { pathOf, ask } = await anEdition();
    const statusOf = async (path: string) => {
      const answer = await ask(path);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(await answer.json()).toMatchObject({ statusCode: answer.status, message: expect.any(String) });
      return answer.status;
    };

    expect(await statusOf(pathOf('300.avif'))).toBe(404);
    expect(await statusOf(`${pathOf('300.avif')}?s=${'A'.repeat(43)}`)).toBe(401);
    expect(await statusOf(pathOf('0640.avif'))).toBe(400);
    expect(await statusOf(pathOf('1280.avif'))).toBe(404);
    expect(await statusOf(`/i/${'a'.repeat(43)}/${'e'.repeat(22)}/640.avif`)).toBe(404);
  });

  test('asks nobody in who has signed nothing', async () => {
    const { pathOf, ask } = await anEdition();

    expect((await ask(pathOf('640.avif'), { headers: {} })).status).toBe(403);
  });

  test('is made once when twenty ask at once', async () => {
    const { pathOf, versionsOf, ask } = await anEdition();

    const answers = await Promise.all(Array.from({ length: 20 }, () => ask(pathOf('320x320.avif'))));

    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 503)).toEqual([]);
    expect(statuses).toContain(200);
    expect(await versionsOf('320x320.avif')).toBe(1);
  });

  test('leaves no orphan of a picture that is taken away meanwhile', async () => {
    const { store, asset, edition, pathOf, ask } = await anEdition();

    const asked = ['640.avif', '640.webp', '640.jpeg', '320x320.avif'].map((leaf) => ask(pathOf(leaf)));
    await store.remove([renditionKeys.mezzanine(asset, edition)]);
    await store.remove(await store.keysBelow(renditionKeys.ofAsset(asset)));
    await Promise.all(asked);

    expect(await store.keysBelow(renditionKeys.ofAsset(asset))).toEqual([]);
    expect((await ask(pathOf('640.avif'))).status).toBe(404);
  });
});

describe('the key that signs', () => {
  test('can be rotated without an address that breaks before the next rotation', async () => {
    const { pathOf, ask } = await anEdition();
    const signedBefore = await sign(pathOf('100.avif'));
    await rotateKey({ yes: true }, secret(), memoryTerminal());
    const signedAfter = await sign(pathOf('101.avif'));

    expect(signedBefore.split('s=')[1]).not.toBe(signedAfter.split('s=')[1]);
    // the function has seen wrong signatures a moment ago, so it may not look for newer keys at once
    await eventually('the new key to be known', async () =>
      (await ask(signedAfter)).status === 200 ? true : undefined,
    );
    expect((await ask(signedBefore)).status).toBe(200);
  });
});

describe('a photo that was rendered', () => {
  test('has variants made of it, and none is left when it is deleted', async () => {
    const { s3, catalog, originals, renditions, endpoint } = given();
    const key = `import/${randomBytes(8).toString('hex')}/sunset-hill.jpg`;
    const asset = await importFile(join(SAMPLES, 'sunset-hill.jpg'), key, { s3, catalog, originals, renditions });
    const { image } = await untilListed(asset, { s3, catalog, originals, renditions });
    if (image.state !== 'rendered') throw new Error(`it is ${image.state}`);
    const ask = await functionUrl(endpoint, 'transform-image');
    const pathOf = (leaf: string) => image.manifest.replace(/[^/]+$/, leaf);

    expect(await shape(await ask(await sign(pathOf('300x300_dpr2.webp'))))).toMatchObject({ width: 600, height: 600 });
    expect(await shape(await ask(pathOf('640.avif')))).toMatchObject({ width: 640, format: 'heif' });

    await s3.send(new DeleteObjectCommand({ Bucket: originals, Key: key }));
    const store = s3ObjectStore(s3, renditions);
    await eventually('nothing to be left of it', async () =>
      (await store.keysBelow(renditionKeys.ofAsset(asset))).length === 0 ? true : undefined,
    );
    expect((await ask(pathOf('640.avif'))).status).toBe(404);
  });
});
