import { createHash, randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from '../../local/manifest';
import { SAMPLES } from '../../local/paths';
import { faultsOf } from '../../local/verify';
import { untilRendered, upload, type Viewer } from '../../local/walk';
import { given } from '../support/path';

const PHOTOS = readdirSync(SAMPLES).filter((name) => name.endsWith('.jpg'));

describe('a photo', () => {
  test.each(PHOTOS)(
    'reaches its viewer upright, in sRGB, without metadata, in every width and format: %s',
    async (name) => {
      const { address, viewer } = given();
      const ann = await viewer();
      const photo = join(SAMPLES, name);

      const { asset } = await upload(photo, ann);

      const view = await untilRendered(asset, ann);
      expect(await faultsOf(view, photo, address)).toEqual([]);
      const { renditions } = await readManifest(view, (path) => fetch(`${address}${path}`));
      expect(renditions.map(({ widthPx, format }) => `${widthPx}.${format}`)).toEqual([
        '320.avif',
        '320.jpeg',
        '1024.avif',
        '1024.jpeg',
        '2048.avif',
        '2048.jpeg',
      ]);
    },
    60_000,
  );
});

describe('the page', () => {
  test('comes from the site bucket, with the settings that sign a developer in', async () => {
    const { address, endpoint } = given();

    const page = await fetch(address);
    const settings = await (await fetch(`${address}/settings.json`)).json();

    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<title>Quayside</title>');
    expect(settings).toMatchObject({
      signInUrl: endpoint,
      clientId: expect.any(String),
      developer: expect.any(Object),
    });
  });

  test('is not found where nothing is', async () => {
    const { address } = given();

    expect((await fetch(`${address}/i/none/of/this.avif`)).status).toBe(404);
  });
});

describe('the API', () => {
  const body = new TextEncoder().encode('not empty');
  const request = {
    name: 'note.txt',
    size: body.byteLength,
    type: 'text/plain',
    sha256: createHash('sha256').update(body).digest('base64'),
  };

  const ask = ({ address, token }: Viewer, path: string, sent?: object) =>
    fetch(`${address}/api/v1${path}`, {
      method: sent ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: sent && JSON.stringify(sent),
    });

  test.each([['/assets'], ['/uploads']])('asks for a signed-in user: %s', async (path) => {
    const { address } = given();

    expect((await ask({ address, token: 'forged' }, path, path === '/uploads' ? request : undefined)).status).toBe(401);
  });

  test.each([
    ['an upload that is too large', { ...request, size: 200 * 1024 * 1024 }, 413],
    ['an upload without a checksum', { ...request, sha256: undefined }, 422],
  ])('says what is wrong with %s', async (_, sent, status) => {
    const answer = await ask(await given().viewer(), '/uploads', sent);

    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ statusCode: status, message: expect.any(String) });
  });

  test('says what is wrong with a listing that can not be', async () => {
    const ann = await given().viewer();

    for (const query of ['limit=0', 'limit=51', 'cursor=made-up', 'colour=red']) {
      expect([query, (await ask(ann, `/assets?${query}`)).status]).toEqual([query, 422]);
    }
  });

  test.each([
    ['unknown', randomUUID(), 404],
    ['endless', 'a'.repeat(3000), 404],
    ['not percent-encoded', '%E0%A4%A', 400],
  ])('has no asset whose id is %s', async (_, id, status) => {
    expect((await ask(await given().viewer(), `/assets/${id}`)).status).toBe(status);
  });

  test.each([
    ['other bytes', { body: new TextEncoder().encode('other bytes') }],
    ['more bytes', { body: new TextEncoder().encode('not empty at all') }],
    ['another type', { headers: { 'content-type': 'text/html' } }],
    ['another checksum', { headers: { 'x-amz-checksum-sha256': createHash('sha256').update('x').digest('base64') } }],
  ])('seals an upload against %s', async (_, change: { body?: Uint8Array<ArrayBuffer>; headers?: object }) => {
    const sealed = await (await ask(await given().viewer(), '/uploads', request)).json();

    const answer = await fetch(sealed.url, {
      method: 'PUT',
      body: change.body ?? body,
      headers: { ...sealed.headers, ...change.headers },
    });

    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  test('seals an upload against being sent twice', async () => {
    const sealed = await (await ask(await given().viewer(), '/uploads', request)).json();
    const put = () => fetch(sealed.url, { method: 'PUT', body, headers: sealed.headers });

    expect((await put()).status).toBe(200);
    expect((await put()).status).toBe(412);
  });
});
