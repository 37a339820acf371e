import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteObjectCommand, ListObjectVersionsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { ReceiveMessageCommand, SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import type { AssetRecord } from '../../lambdas/shared/catalog';
import { eventually } from '../../local/eventually';
import { SAMPLES } from '../../local/paths';
import { comesToRest } from '../../local/queues';
import { given, queueUrl } from '../support/path';

const PHOTO = readFileSync(join(SAMPLES, 'dandelion-seeds.jpg'));

/** Resolves when no consumer has anything left to do. */
async function untilWorkedOff(endpoint: string): Promise<void> {
  if (!(await comesToRest(endpoint, { ms: 20_000, stage: given().config.stage })))
    throw new Error('waited in vain for the queues to be worked off');
}

/** A key of its own, and what the catalog says about it. */
function aKey(name: string) {
  const { originals, renditions, s3, sqs, catalog, endpoint } = given();
  const key = `import/${randomUUID()}/${name}`;
  const asset = assetIdOf(originals, key);
  const put = async (Body: Buffer) =>
    (await s3.send(new PutObjectCommand({ Bucket: originals, Key: key, Body }))).VersionId;
  const until = (what: string, holds: (record: AssetRecord) => boolean) =>
    eventually(what, async () => {
      const record = await catalog.read(asset);
      return holds(record) ? record : undefined;
    });
  const fileVersions = async () => {
    const { Versions = [] } = await s3.send(
      new ListObjectVersionsCommand({ Bucket: renditions, Prefix: `i/${asset}/` }),
    );
    return Versions.filter(({ IsLatest }) => IsLatest).map(({ Key, VersionId }) => ({ Key, VersionId }));
  };
  const files = async () => (await fileVersions()).map(({ Key = '' }) => Key);
  return { key, asset, put, until, files, fileVersions, originals, s3, sqs, endpoint };
}

type Said = Pick<AssetRecord, 'current' | 'image'>;

const editionOf = ({ image }: Said) => (image?.state === 'rendered' ? image.edition : '');
const isRefused = ({ current, image }: Said) => image?.state === 'refused' && current?.state === 'present';
const isRendered = ({ current, image }: Said) => image?.state === 'rendered' && current?.state === 'present';
const isGone = ({ image, current }: Said) =>
  image?.state === 'gone' && current !== undefined && current.state !== 'present';

/** What EventBridge would put on the intake queue. */
const eventAbout = (bucket: string, key: string, more: object = {}, type = 'Object Created') =>
  JSON.stringify({
    source: 'aws.s3',
    'detail-type': type,
    time: new Date().toISOString(),
    detail: { bucket: { name: bucket }, object: { key, ...more } },
  });

async function send(sqs: SQSClient, queue: string, bodies: readonly string[]): Promise<void> {
  const Entries = bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody }));
  const { Failed = [] } = await sqs.send(
    new SendMessageBatchCommand({ QueueUrl: await queueUrl(sqs, queue), Entries }),
  );
  expect(Failed).toEqual([]);
}

/** The dead letter with this word in its body. LocalStack writes a JSON body anew before a function gets it. */
const deadLetter = (sqs: SQSClient, queue: string, word: string) =>
  eventually(`the dead letter ${word} of ${queue}`, async () => {
    const QueueUrl = await queueUrl(sqs, `${queue}-dead-letters`);
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ['All'],
        VisibilityTimeout: 0,
      }),
    );
    return Messages.find(({ Body }) => Body?.includes(word));
  });

describe('what is no photo', () => {
  test.each([
    ['not-an-image', 'page.jpg', Buffer.from('<html>hello</html>')],
    ['not-an-image', 'drawing.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['empty', 'empty.jpg', Buffer.alloc(0)],
    ['damaged', 'half.jpg', PHOTO.subarray(0, PHOTO.byteLength / 2)],
  ])('ends as a fact with its reason: %s (%s)', async (reason, name, body) => {
    const { put, until, files } = aKey(name);
    await put(body);

    const { image } = await until(`the refusal of ${name}`, isRefused);

    expect(image).toMatchObject({ state: 'refused', reason });
    expect(await files()).toEqual([]);
  });
});

describe('what happens to an original', () => {
  test('the same event five times makes nothing again', async () => {
    const { key, put, until, fileVersions, originals, sqs, endpoint } = aKey('five.jpg');
    const versionId = await put(PHOTO);
    const { image } = await until('the photo', isRendered);
    await untilWorkedOff(endpoint);
    const before = await fileVersions();

    await send(sqs, 'intake', Array(5).fill(eventAbout(originals, key, { 'version-id': versionId, sequencer: '00' })));
    await untilWorkedOff(endpoint);

    const after = await until('the photo still', isRendered);
    expect(after.image).toEqual(image);
    expect(after.current?.facts?.versionId).toBe(versionId);
    expect(await fileVersions()).toEqual(before);
  });

  test('events in reverse end with what is there now', async () => {
    const { key, put, until, files, originals, sqs, endpoint } = aKey('reverse.jpg');
    const first = await put(PHOTO);
    const second = await put(readFileSync(join(SAMPLES, 'friends.jpg')));
    await until(
      'the second version',
      ({ current, image }) => isRendered({ current, image }) && current?.facts?.versionId === second,
    );
    await untilWorkedOff(endpoint);
    const before = await files();

    const reversed = [
      eventAbout(originals, key, { 'version-id': second, sequencer: '3' }),
      eventAbout(originals, key, { sequencer: '2' }, 'Object Deleted'),
      eventAbout(originals, key, { 'version-id': first, sequencer: '1' }),
    ];
    for (const event of reversed) {
      await send(sqs, 'intake', [event]);
      await untilWorkedOff(endpoint);
    }

    const { current, image } = await until('the photo still', isRendered);
    expect(current?.facts?.versionId).toBe(second);
    expect(await files()).toEqual(before);
    const manifest = before.filter((file) => file.endsWith('/manifest.json'));
    const named = image?.state === 'rendered' ? image.renditions.map((file) => file.key) : [];
    expect([...named, ...manifest].sort()).toEqual(before);
  });

  test('an object gone before it is read ends as a tombstone, never listed', async () => {
    const { key, until, originals, sqs } = aKey('ghost.jpg');

    await send(sqs, 'intake', [eventAbout(originals, key, { sequencer: '01' })]);

    expect((await until('the tombstone', isGone)).current).toMatchObject({ state: 'absent', key });
  });

  test('a purge of the newest version brings the former one back, in the catalog and in its files', async () => {
    const { key, put, until, files, originals, s3 } = aKey('purged.jpg');
    const first = await put(PHOTO);
    const former = await until('the first version', isRendered);
    const second = await put(readFileSync(join(SAMPLES, 'friends.jpg')));
    await until(
      'the second version',
      (record) => record.current?.facts?.versionId === second && ![editionOf(former), ''].includes(editionOf(record)),
    );

    await s3.send(new DeleteObjectCommand({ Bucket: originals, Key: key, VersionId: second }));

    const { image } = await until(
      'the first version again',
      (record) => record.current?.facts?.versionId === first && editionOf(record) === editionOf(former),
    );
    expect(image).toEqual(former.image);
    // the catalog knows first, then the stale files go
    await eventually('one edition of six files and a manifest', async () =>
      (await files()).length === 7 ? true : undefined,
    );
  });

  test('another version takes the place of the former, and a deletion takes all of it away', async () => {
    const { key, put, until, files, originals, s3 } = aKey('versions.jpg');
    await put(PHOTO);
    const first = await until('the first version', isRendered);
    await put(readFileSync(join(SAMPLES, 'friends.jpg')));
    const second = await until(
      'the second version',
      (record) => isRendered(record) && editionOf(record) !== editionOf(first),
    );
    await eventually('the first edition to be gone', async () =>
      (await files()).every((file) => file.includes(editionOf(second))) ? true : undefined,
    );

    await s3.send(new DeleteObjectCommand({ Bucket: originals, Key: key }));

    expect((await until('the tombstone', isGone)).current?.state).toBe('deleted');
    expect(await files()).toEqual([]);
  });
});

describe('a message that no retry can help', () => {
  test('goes to the dead letters with its reason, and the rest of its batch goes through', async () => {
    const { key, until, originals, sqs } = aKey('rest-of-batch.jpg');
    const unreadable = `no envelope ${randomUUID()}`;

    await send(sqs, 'intake', [unreadable, eventAbout(originals, key), JSON.stringify({ hello: 'nobody' })]);

    const letter = await deadLetter(sqs, 'intake', unreadable);
    expect(letter.MessageAttributes).toMatchObject({
      reason: { StringValue: 'unreadable-message' },
      detail: { StringValue: 'the message is not JSON' },
    });
    expect((await until('the rest of the batch', isGone)).current?.key).toBe(key);
  });

  test.each(['render-image', 'index-object'])('is refused by %s when it is about a bucket of others', async (queue) => {
    const { key, until, originals, sqs } = aKey('ours.jpg');
    const at = new Date().toISOString();
    const foreignKey = randomUUID();
    const foreign = JSON.stringify({ bucket: 'somebody-elses', key: foreignKey, kind: 'created', at });
    const ours = JSON.stringify({ bucket: originals, key, kind: 'asked', at });

    await send(sqs, queue, [foreign, ours]);

    const letter = await deadLetter(sqs, queue, foreignKey);
    expect(letter.MessageAttributes).toMatchObject({ reason: { StringValue: 'foreign-bucket' } });
    await until('our own', ({ image, current }) =>
      queue === 'render-image' ? image?.state === 'gone' : current?.state === 'absent',
    );
  });
});
