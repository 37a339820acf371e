import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CreateInvalidationCommand } from '@aws-sdk/client-cloudfront';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { eventually } from '../../local/eventually';
import { readManifest } from '../../local/manifest';
import { SAMPLES } from '../../local/paths';
import { untilRendered, upload } from '../../local/walk';
import { given } from '../support/path';

/** The address of a rendition that nobody has asked for yet. */
async function aRendition(): Promise<string> {
  const { address, viewer } = given();
  const ann = await viewer();
  const { asset } = await upload(join(SAMPLES, 'friends.jpg'), ann);
  const { renditions } = await readManifest(await untilRendered(asset, ann), (path) => fetch(`${address}${path}`));
  const [first] = renditions;
  return `${address}${first?.url}`;
}

const resultOf = async (url: string) => (await fetch(url)).headers.get('x-cache');

describe('what the edge says to a browser', () => {
  test('about the page: own scripts and styles only, in no frame, with the engine for uploads and sign-in', async () => {
    const { headers } = await fetch(given().address);

    expect(headers.get('content-security-policy')).toContain(
      "default-src 'none'; script-src 'self'; style-src 'self';",
    );
    expect(headers.get('content-security-policy')).toContain("connect-src 'self' http://127.0.0.1:*;");
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers.has('strict-transport-security')).toBe(false);
  });

  test('about a page that is not there: the same', async () => {
    const { status, headers } = await fetch(`${given().address}/nothing.html`);

    expect([status, headers.get('x-content-type-options')]).toEqual([403, 'nosniff']);
  });

  test('about a rendition: nothing runs, nobody else embeds', async () => {
    const { headers } = await fetch(await aRendition());

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test("about the API's answers, refusals too: kept nowhere", async () => {
    const { status, headers } = await fetch(`${given().address}/api/v1/assets`);

    expect([status, headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
      401,
      'no-store',
      'nosniff',
    ]);
  });
});

describe('what the edge makes smaller', () => {
  /** `fetch` says what it takes unless it is told, and decompresses by itself. */
  const encodings = async (url: string) => {
    const told = ['br', 'gzip', 'identity'].map((encoding) => fetch(url, { headers: { 'accept-encoding': encoding } }));
    const answers = await Promise.all(told);
    const bodies = await Promise.all(answers.map((answer) => answer.text()));
    expect(new Set(bodies).size).toBe(1);
    return answers.map(({ status, headers }) => [status, headers.get('content-encoding')]);
  };
  const COMPRESSED = [
    [200, 'br'],
    [200, 'gzip'],
    [200, null],
  ];

  test('is the page, compressed for whoever takes it', async () => {
    expect(await encodings(given().address)).toEqual(COMPRESSED);
  });

  test('is a manifest, compressed for whoever takes it', async () => {
    const url = await aRendition();

    expect(await encodings(url.replace(/[^/]+$/, 'manifest.json'))).toEqual(COMPRESSED);
  });

  test('is no picture', async () => {
    expect((await fetch(await aRendition())).headers.get('content-encoding')).toBeNull();
  });
});

describe('what the edge keeps', () => {
  test('is a rendition: missed once, then served with its age, and to a viewer who has it not at all', async () => {
    const url = await aRendition();

    const first = await fetch(url);
    const second = await fetch(url);
    const known = await fetch(url, { headers: { 'if-none-match': second.headers.get('etag') ?? '' } });

    expect([first.headers.get('x-cache'), first.headers.get('age')]).toEqual(['Miss from cloudfront', null]);
    expect(second.headers.get('x-cache')).toBe('Hit from cloudfront');
    expect(Number(second.headers.get('age'))).toBeLessThan(10);
    expect(Buffer.from(await second.arrayBuffer()).equals(Buffer.from(await first.arrayBuffer()))).toBe(true);
    expect(known.status).toBe(304);
  });

  test('is the page for a second, which then is asked about', async () => {
    const { address } = given();
    await fetch(address);

    await sleep(1100);

    expect(await resultOf(address)).toBe('RefreshHit from cloudfront');
  });

  test('is no answer of the API', async () => {
    const { address, token } = await given().viewer();
    const ask = async () =>
      (await fetch(`${address}/api/v1/assets`, { headers: { authorization: `Bearer ${token}` } })).headers;

    expect([(await ask()).get('x-cache'), (await ask()).get('x-cache')]).toEqual(Array(2).fill('Miss from cloudfront'));
  });

  test('is no refusal: what comes to be is served at once', async () => {
    const { address, s3, renditions: Bucket } = given();
    const Key = `i/${randomUUID()}/e/1.txt`;
    const before = await fetch(`${address}/${Key}`);
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: 'here' }));

    const after = await fetch(`${address}/${Key}`);

    expect([before.status, before.headers.get('x-cache'), after.status]).toEqual([404, 'Error from cloudfront', 200]);
  });

  test("goes when CloudFront's API is told so, and the rest stays", async () => {
    const [url, other] = [await aRendition(), await aRendition()];
    for (const each of [url, other]) await resultOf(each);
    const { cloudFront, distributionId: DistributionId } = given();
    const asset = /\/i\/([^/]+)\//.exec(url)?.[1];

    await cloudFront.send(
      new CreateInvalidationCommand({
        DistributionId,
        InvalidationBatch: { CallerReference: randomUUID(), Paths: { Quantity: 1, Items: [`/i/${asset}/*`] } },
      }),
    );

    await eventually('the rendition to be dropped', async () =>
      (await resultOf(url)) === 'Miss from cloudfront' ? true : undefined,
    );
    expect(await resultOf(other)).toBe('Hit from cloudfront');
  });
});

describe('a deleted photo', () => {
  test('is soon served no more, although it was kept', async () => {
    const url = await aRendition();
    await resultOf(url);
    expect(await resultOf(url)).toBe('Hit from cloudfront');
    const { address, token } = await given().viewer();
    const asset = /\/i\/([^/]+)\//.exec(url)?.[1];

    await fetch(`${address}/api/v1/assets/${asset}`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${token}` },
    });

    await eventually('the copy to be gone', async () => ((await fetch(url)).status === 404 ? true : undefined));
  });
});

describe('what CloudFront may read', () => {
  test('is what the bucket policy grants: of the renditions bucket nothing but renditions', async () => {
    const { address, s3, renditions: Bucket } = given();
    await s3.send(new PutObjectCommand({ Bucket, Key: 'i/public.txt', Body: 'x' }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'private.txt', Body: 'x' }));

    expect((await fetch(`${address}/i/public.txt`)).status).toBe(200);
    expect((await fetch(`${address}/private.txt`)).status).toBe(403);
  });
});
