import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { SAMPLES } from '../../local/paths';
import { untilRendered, upload } from '../../local/walk';
import { given } from '../support/path';
import { aGuest, asking, type Guest } from './attempts/people';

const PHOTO = join(SAMPLES, 'dandelion-seeds.jpg');
const BODY = readFileSync(PHOTO);

let ann: Guest;
let mallory: Guest;
let photo: { asset: string; key: string };

beforeAll(async () => {
  ann = await aGuest();
  mallory = await aGuest();
  photo = await upload(PHOTO, ann);
  await untilRendered(photo.asset, ann);
}, 60_000);

/** What a client says of a file that it is about to send. */
const request = (more: object = {}) => ({
  name: 'photo.jpg',
  size: BODY.byteLength,
  type: 'image/jpeg',
  sha256: createHash('sha256').update(BODY).digest('base64'),
  ...more,
});

const sealed = async (of: Guest, more: object = {}) => {
  const answer = await asking(of, '/uploads', { method: 'POST', body: JSON.stringify(request(more)) });
  return { status: answer.status, ...(await answer.json()) };
};

const put = (url: string, headers: Record<string, string>) => fetch(url, { method: 'PUT', headers, body: BODY });

describe("somebody else's photo", () => {
  test('is not there for who asks for it, lists or deletes', async () => {
    const path = `/assets/${photo.asset}`;
    const { assets } = await (await asking(mallory, '/assets')).json();

    expect((await asking(mallory, path)).status).toBe(404);
    expect((await asking(mallory, path, { method: 'DELETE' })).status).toBe(404);
    expect(assets).toEqual([]);
    expect((await asking(ann, path)).status).toBe(200);
    await given().s3.send(new HeadObjectCommand({ Bucket: given().originals, Key: photo.key }));
  });

  test.each(['cursor', 'owner', 'prefix'])('is in no page of a listing with a %s that points at it', async (name) => {
    const now = new Date(Date.now() + 60_000).toISOString();
    const value = name === 'cursor' ? `${now}~${photo.asset}` : ann.owner;

    const answer = await asking(mallory, `/assets?${name}=${encodeURIComponent(value)}`);

    expect(await answer.text()).not.toContain(photo.key);
  });

  test('is not overwritten by an upload that names its key', async () => {
    const { key } = await sealed(mallory, { key: photo.key, asset: photo.asset, owner: ann.owner });

    expect(key).toMatch(new RegExp(`^u/${mallory.owner}/`));
  });

  test.each([
    '../x.jpg',
    `../../${'0'.repeat(8)}/x.jpg`,
    '%2e%2e/x.jpg',
    '/x.jpg',
    'u/ann/x.jpg',
    '\u202egpj.x',
    ' .jpg',
  ])('is not reached by a file name such as %j', async (name) => {
    const { key } = await sealed(mallory, { name });

    expect(key).toMatch(new RegExp(`^u/${mallory.owner}/[0-9A-Z]{26}/[A-Za-z0-9._-]+$`));
  });

  test("is not overwritten through one's own address with its key put in", async () => {
    const { url, headers, key } = await sealed(mallory);

    const answer = await put(url.replace(key, photo.key), headers);

    expect(answer.status).toBe(403);
  });
});

describe('a token', () => {
  test.each<[string, (token: string) => string]>([
    ['that is none', () => 'none'],
    ['without its signature', (token) => `${token.split('.').slice(0, 2).join('.')}.`],
    ['of somebody else, signed for oneself', (token) => forged(token)],
  ])('%s opens nothing', async (_, made) => {
    const answer = await asking({ ...mallory, token: made(mallory.token) }, '/assets');

    expect(answer.status).toBe(401);
  });

  function forged(token: string): string {
    const [head, body = '', signature] = token.split('.');
    const claims = { ...JSON.parse(Buffer.from(body, 'base64url').toString()), sub: ann.owner };
    return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.');
  }
});
