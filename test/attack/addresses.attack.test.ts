import { createHash, randomUUID } from 'node:crypto';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { s3UploadSeal, signingClient } from '../../lambdas/presign-upload/s3-upload-seal';
import { given } from '../support/path';
import { putByForm } from './attempts/form';
import { actorInRole, rolesOfFunctions } from './attempts/roles';

const BODY = Buffer.from('a photo');
const UPLOAD = {
  name: 'photo.jpg',
  size: BODY.byteLength,
  type: 'image/jpeg',
  sha256: createHash('sha256').update(BODY).digest('base64'),
};

/** An address as `presign-upload` makes it with its own rights, so long ago, good for so long. */
async function anAddress({ agoSeconds = 0, ttlSeconds = given().config.uploads.ttlSeconds, key = aKey() } = {}) {
  const { originals } = given();
  const client = signingClient(await actorInRole((await rolesOfFunctions())['presign-upload'] ?? ''));
  const seal = s3UploadSeal(client, originals, ttlSeconds, () => new Date(Date.now() - agoSeconds * 1000));
  const { url, headers } = await seal.seal(key, UPLOAD);
  const send = (changes: { url?: string; body?: Buffer; method?: string; headers?: Record<string, string> } = {}) =>
    fetch(changes.url ?? url, {
      method: changes.method ?? 'PUT',
      headers: { ...headers, ...changes.headers },
      body: changes.method === 'GET' ? undefined : new Uint8Array(changes.body ?? BODY),
    });
  return { url, key, send };
}

const aKey = () => `u/guest/${randomUUID()}/photo.jpg`;

const isThere = (Key: string) =>
  given()
    .s3.send(new HeadObjectCommand({ Bucket: given().originals, Key }))
    .then(
      () => true,
      () => false,
    );

describe('an address for an upload', () => {
  test('is good until its time is over, and not a second longer', async () => {
    const { ttlSeconds } = given().config.uploads;
    const young = await anAddress({ agoSeconds: ttlSeconds - 60 });
    const old = await anAddress({ agoSeconds: ttlSeconds + 1 });

    expect((await young.send()).status).toBe(200);
    expect((await old.send()).status).toBe(403);
    expect([await isThere(young.key), await isThere(old.key)]).toEqual([true, false]);
  });

  test('is good for ten minutes at the most, whoever signed it for longer', async () => {
    const young = await anAddress({ agoSeconds: 540, ttlSeconds: 3600 });
    const old = await anAddress({ agoSeconds: 601, ttlSeconds: 3600 });

    expect((await young.send()).status).toBe(200);
    expect((await old.send()).status).toBe(403);
  });

  test('is no older as a form, whoever signed it for longer', async () => {
    const signer = await actorInRole((await rolesOfFunctions())['presign-upload'] ?? '');
    const statusAfter = (seconds: number) => putByForm(signer, given().originals, aKey(), seconds);

    expect([await statusAfter(540), await statusAfter(601)]).toEqual([204, 403]);
  });

  test('is good once', async () => {
    const { send } = await anAddress();

    expect((await send()).status).toBe(200);
    expect((await send()).status).toBe(412);
  });

  test('can not be made for a key that its role may not write', async () => {
    const { key, send } = await anAddress({ key: `import/${randomUUID()}` });

    expect((await send()).status).toBe(403);
    expect(await isThere(key)).toBe(false);
  });

  test.each<[string, (url: string) => Parameters<Awaited<ReturnType<typeof anAddress>>['send']>[0]]>([
    ['another key', (url) => ({ url: url.replace('photo.jpg', 'other.jpg') })],
    ['a longer time', (url) => ({ url: url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=604800') })],
    ['another moment', (url) => ({ url: url.replace(/X-Amz-Date=\d{8}/, 'X-Amz-Date=20300101') })],
    ['another method', () => ({ method: 'DELETE' })],
    ['reading', () => ({ method: 'GET' })],
    ['another type', () => ({ headers: { 'content-type': 'text/html' } })],
    ['overwriting', () => ({ headers: { 'if-none-match': 'nothing' } })],
    ['another checksum', () => ({ headers: { 'x-amz-checksum-sha256': Buffer.alloc(32).toString('base64') } })],
    ['an ACL', (url) => ({ url: `${url}&x-amz-acl=public-read` })],
    ['another signature', (url) => ({ url: url.replace(/(?<=X-Amz-Signature=)[0-9a-f]+/, 'f'.repeat(64)) })],
  ])('is no good for %s', async (_, change) => {
    const { url, send } = await anAddress();

    expect((await send(change(url))).status).toBe(403);
  });

  test('is no good for another content of the same length', async () => {
    const { key, send } = await anAddress();

    expect((await send({ body: Buffer.from('a virus') })).status).toBe(400);
    expect(await isThere(key)).toBe(false);
  });
});
