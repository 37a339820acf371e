import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import { eventually } from '../../local/eventually';
import { clockUntil } from '../../operate/clock';
import { inTurns } from '../../operate/in-turns';
import { rewind } from '../../operate/versions/rewind';
import { s3VersionedBucket } from '../../operate/versions/s3-versioned-bucket';
import { memoryTerminal } from '../support/memory-terminal';
import { operatorOf } from '../support/operator';
import { ownBucket } from '../support/own-bucket';
import { given } from '../support/path';

const { s3, originals, catalog } = given();
const clock = clockUntil(new AbortController().signal);

/** The same numbers from 0 to 1 for the same seed: https://en.wikipedia.org/wiki/Linear_congruential_generator */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

type OwnBucket = Awaited<ReturnType<typeof ownBucket>>;
const KEYS = Array.from({ length: 1000 }, (_, index) => `trip/${index}`);

/** What a reader should get of each key. */
type Ledger = Readonly<Record<string, string>>;

/** Writes, overwrites or deletes each key now and then, as chance has it; answers what is there then. */
async function live(bucket: OwnBucket, before: Ledger, chance: () => number): Promise<Ledger> {
  const busy = KEYS.filter(() => chance() < 0.4).map((key) => ({
    key,
    deletes: chance() < 0.4,
    body: String(chance()),
  }));
  await inTurns(busy, async ({ key, deletes, body }) => {
    await (deletes ? bucket.mark(key) : bucket.put(key, body));
  });
  const gone = new Set(busy.flatMap(({ key, deletes }) => (deletes ? key : [])));
  const written = Object.fromEntries(busy.map(({ key, body }) => [key, body]));
  return Object.fromEntries(Object.entries({ ...before, ...written }).filter(([key]) => !gone.has(key)));
}

const sha256 = (body: string): string => createHash('sha256').update(body).digest('hex');
const checksumsOf = (ledger: Ledger): Ledger =>
  Object.fromEntries(Object.entries(ledger).map(([key, body]) => [key, sha256(body)]));

/** A checksum of every key that can be read. */
async function contentsOf(bucket: OwnBucket): Promise<Ledger> {
  const bodies = await inTurns(KEYS, (key) => bucket.read(key));
  return checksumsOf(Object.fromEntries(KEYS.flatMap((key, index) => (bodies[index] ? [[key, bodies[index]]] : []))));
}

/** A moment that S3, whose times are whole seconds, tells from what was before and what comes after. */
async function moment(): Promise<Date> {
  await sleep(1100);
  const now = new Date();
  await sleep(1100);
  return now;
}

describe('a thousand objects that were overwritten and deleted', () => {
  test('are byte for byte what they were at a moment when they are rewound to it, and nothing is lost', async () => {
    const own = await ownBucket(s3);
    const chance = randomFrom(2026);
    const first = Object.fromEntries(KEYS.map((key) => [key, `${key} at first`]));
    await inTurns(KEYS, (key) => own.put(key, `${key} at first`));
    const then = await live(own, first, chance);
    const atThen = await moment();
    const disaster = await live(own, await live(own, then, chance), chance);
    const atDisaster = await moment();
    const terminal = memoryTerminal();
    const wish = { prefix: 'trip/', perSecond: 1000, yes: true, dryRun: false };
    const operator = await operatorOf(own.name, 'trip/');
    const deps = { stage: 'local', bucket: s3VersionedBucket(operator, own.name), clock, terminal };

    await rewind({ ...wish, moment: atThen }, deps);
    expect(await contentsOf(own)).toEqual(checksumsOf(then));

    await rewind({ ...wish, moment: atThen }, deps);
    expect(terminal.said.at(-1)).toMatch(/^All below trip\/ of own-.* is as it was at /);

    await rewind({ ...wish, moment: atDisaster }, deps);
    expect(await contentsOf(own)).toEqual(checksumsOf(disaster));
  }, 180_000);
});

describe('a file of the stack that is rewound', () => {
  test('is in the catalog what it was, as after any change', async () => {
    const prefix = `import/${randomUUID()}/`;
    const key = `${prefix}note.txt`;
    const asset = assetIdOf(originals, key);
    const sizeIs = (bytes: number) =>
      eventually(
        `${bytes} bytes in the catalog`,
        async () => {
          const { current } = await catalog.read(asset);
          return current?.facts?.sizeBytes === bytes ? true : undefined;
        },
        60_000,
      );
    await s3.send(new PutObjectCommand({ Bucket: originals, Key: key, Body: 'then' }));
    await sizeIs(4);
    const then = await moment();
    await s3.send(new PutObjectCommand({ Bucket: originals, Key: key, Body: 'overwritten' }));
    await sizeIs(11);

    const wish = { prefix, moment: then, perSecond: 10, yes: true, dryRun: false };
    const bucket = s3VersionedBucket(await operatorOf(originals, prefix), originals);
    await rewind(wish, { stage: 'local', bucket, clock, terminal: memoryTerminal() });

    await sizeIs(4);
  }, 180_000);
});
