import { join } from 'node:path';
import { HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import sharp from 'sharp';
import { clientConfig } from '../../local/environment';
import { eventually } from '../../local/eventually';
import { SAMPLES } from '../../local/paths';
import { comesToRest } from '../../local/queues';
import { remove, untilRendered, upload } from '../../local/walk';
import { signAddresses } from '../../operate/signing/sign-addresses';
import { secretBehind } from '../../operate/signing/signing-secret';
import { given, queueUrl } from '../support/path';

const A_MINUTE = 'public, max-age=60';
const A_YEAR = 'public, max-age=31536000, immutable';

/** A photo that went the whole way: its asset, and where its edition is. */
async function aPhoto() {
  const ann = await given().viewer();
  const { asset, key } = await upload(join(SAMPLES, 'friends.jpg'), ann);
  const { image } = await untilRendered(asset, ann);
  if (image.state !== 'rendered') throw new Error(`it is ${image.state}`);
  return { ann, asset, key, folder: image.manifest.replace(/[^/]+$/, '') };
}

async function asked(path: string, init: RequestInit = {}) {
  const { status, headers, ...answer } = await fetched(path, init);
  return {
    status,
    type: headers.get('content-type'),
    cacheControl: headers.get('cache-control'),
    xCache: headers.get('x-cache'),
    headers,
    ...answer,
  };
}

async function fetched(path: string, init: RequestInit) {
  const answer = await fetch(`${given().address}${path}`, init);
  return { status: answer.status, headers: answer.headers, body: Buffer.from(await answer.arrayBuffer()) };
}

const sizeOf = async (body: Buffer) => {
  const { width, height, format } = await sharp(body).metadata();
  return { width, height, format };
};

/** What the bucket says of the object behind a path; nothing when there is none. */
async function inBucket(path: string) {
  const { s3, renditions: Bucket } = given();
  return s3.send(new HeadObjectCommand({ Bucket, Key: path.slice(1) })).catch((error: Error) => {
    if (error.name === 'NotFound') return undefined;
    throw error;
  });
}

async function signed(path: string): Promise<string> {
  const { config, endpoint } = given();
  const secret = secretBehind(new SecretsManagerClient({ ...clientConfig(endpoint) }), config);
  const [address = ''] = await signAddresses({ config, yes: false, addresses: [path] }, async () => secret);
  return address;
}

/** The function may not know a key yet that another test has just made. */
const made = (path: string) =>
  eventually('the variant', async () => {
    const answer = await asked(path);
    return answer.status === 200 ? answer : undefined;
  });

let photo: Awaited<ReturnType<typeof aPhoto>>;

beforeAll(async () => {
  photo = await aPhoto();
}, 40_000);

describe('a preset that nobody has asked for yet', () => {
  test('is made by the function, kept at the edge for a minute and in the bucket for a year', async () => {
    const path = `${photo.folder}640.avif`;

    const first = await asked(path);
    const second = await asked(path);

    expect(first).toMatchObject({ status: 200, type: 'image/avif', cacheControl: A_MINUTE });
    expect(first.xCache).toBe('Miss from cloudfront');
    expect(await sizeOf(first.body)).toMatchObject({ width: 640, format: 'heif' });
    expect(second.xCache).toBe('Hit from cloudfront');
    expect(await inBucket(path)).toMatchObject({ ContentType: 'image/avif', CacheControl: A_YEAR });
  });

  test('is looked at like every rendition: nothing runs, nobody else embeds', async () => {
    const { headers } = await asked(`${photo.folder}160x160.avif`);

    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  test('comes from the bucket once the edge asks again', async () => {
    const path = `${photo.folder}640x640.jpeg`;
    const first = await made(path);

    const kept = await asked(`${path}?s=anything`); // another place in the cache, as after the minute

    expect([first.cacheControl, kept.cacheControl]).toEqual([A_MINUTE, A_YEAR]);
    expect(await sizeOf(kept.body)).toEqual({ width: 640, height: 640, format: 'jpeg' });
    expect(kept.body.equals(first.body)).toBe(true);
  });

  test('is the same whatever else the query says, of which neither bucket nor function hears', async () => {
    const path = `${photo.folder}320x320.jpeg`;
    await asked(path);

    const answer = await asked(`${path}?response-content-type=text/html&x=1`);

    expect(answer).toMatchObject({ status: 200, type: 'image/jpeg', xCache: 'Hit from cloudfront' });
  });

  test('is made for a HEAD, too, which says how large it is', async () => {
    const path = `${photo.folder}640.jpeg`;

    const head = await asked(path, { method: 'HEAD' });

    expect(head).toMatchObject({ status: 200, type: 'image/jpeg' });
    expect(head.headers.get('content-length')).toBe(String((await inBucket(path))?.ContentLength));
  });
});

describe('any other variant', () => {
  test('is refused without a signature and with a wrong one, never with 403, and is not made', async () => {
    const path = `${photo.folder}500x400_q50.avif`;

    const refusals = [await asked(path), await asked(`${path}?s=forged`)];

    expect(refusals.map(({ status, xCache }) => [status, xCache])).toEqual([
      [404, 'Error from cloudfront'],
      [401, 'Error from cloudfront'],
    ]);
    expect(await inBucket(path)).toBeUndefined();
  });

  test('is made for whoever has a signature, also right after a refusal', async () => {
    const path = `${photo.folder}500x300_q50.avif`;
    await asked(path);

    const answer = await made(await signed(path));

    expect(await sizeOf(answer.body)).toMatchObject({ width: 500, height: 300 });
  });
});

describe('a deleted photo', () => {
  test('has no variants any more, neither in the bucket nor at the edge', async () => {
    const { ann, asset, folder } = await aPhoto();
    const paths = [`${folder}640.avif`, await signed(`${folder}700.jpeg`)];
    for (const path of paths) await made(path);

    await remove(asset, ann);

    const { s3, renditions: Bucket } = given();
    await eventually('the variants to be gone', async () => {
      const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: folder.slice(1) }));
      return KeyCount === 0 ? true : undefined;
    });
    for (const path of paths) {
      await eventually('the edge to forget it', async () => ((await asked(path)).status === 404 ? true : undefined));
    }
  }, 60_000);

  test('is looked at again later, and loses a variant that came after its deletion, at the edge as well', async () => {
    const { ann, asset, key, folder } = await aPhoto();
    const { endpoint, s3, sqs, renditions, originals, catalog } = given();
    await remove(asset, ann);
    await eventually('the tombstone', async () => (await catalog.read(asset)).image?.state === 'gone' || undefined);
    const { stage } = given().config;
    expect(await comesToRest(endpoint, { ms: 20_000, stage })).toBe(true); // a late event would find the variant as well
    const late = `${folder}1280.avif`;
    await s3.send(new PutObjectCommand({ Bucket: renditions, Key: late.slice(1), Body: 'late', CacheControl: A_YEAR }));
    // the edge may be told of the deletion itself only now
    await eventually('the edge to keep it', async () =>
      (await asked(late)).xCache?.startsWith('Hit') ? true : undefined,
    );

    const QueueUrl = await queueUrl(sqs, 'render-image');
    const delayed = 'ApproximateNumberOfMessagesDelayed' as const;
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [delayed] }));
    expect(Number(Attributes?.[delayed])).toBeGreaterThan(0);
    const look = { bucket: originals, key, kind: 'again', at: new Date().toISOString() }; // as those are, two minutes earlier
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(look) }));

    await eventually('the late variant to be gone', async () => ((await inBucket(late)) ? undefined : true));
    await eventually('the edge to forget it', async () => ((await asked(late)).status === 404 ? true : undefined));
  }, 60_000);
});
