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

/** Writes, overwrites or deletes each key now and then, as chance has it. */
async function live(bucket: OwnBucket, chance: () => number, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const busy = KEYS.flatMap((key) =>
      chance() < 0.4 ? [{ key, deletes: chance() < 0.4, body: String(chance()) }] : [],
    );
    await inTurns(busy, async ({ key, deletes, body }) => {
      await (deletes ? bucket.mark(key) : bucket.put(key, body));
    });
  }
}

/** A checksum of every key that there is. */
async function contentsOf(bucket: OwnBucket): Promise<Record<string, string>> {
  const bodies = await inTurns(KEYS, (key) => bucket.read(key));
  const sums = bodies.map((body) => body && createHash('sha256').update(body).digest('hex'));
  return Object.fromEntries(KEYS.flatMap((key, index) => (sums[index] ? [[key, sums[index]]] : [])));
}

describe('a thousand objects that were overwritten and deleted', () => {
  test('are byte for byte what they were at a moment when they are rewound to it, and nothing is lost', async () => {
    const own = await ownBucket(s3);
    const bucket = s3VersionedBucket(s3, own.name);
    const chance = randomFrom(2026);
    await inTurns(KEYS, (key) => own.put(key, `${key} at first`));
    await live(own, chance, 2);
    const then = await contentsOf(own);
    await sleep(1100); // S3's times are whole seconds
    const moment = new Date();
    await sleep(1100);
    await live(own, chance, 3);
    const disaster = await contentsOf(own);
    const atDisaster = new Date();
    const terminal = memoryTerminal();
    const wish = { prefix: 'trip/', perSecond: 1000, yes: true, dryRun: false };
    const deps = { bucket, clock, terminal };
    expect(Object.keys(then).length).toBeGreaterThan(500);
    expect(disaster).not.toEqual(then);

    await rewind({ ...wish, moment }, deps);
    expect(await contentsOf(own)).toEqual(then);

    await rewind({ ...wish, moment }, deps);
    expect(terminal.said.at(-1)).toContain('All below trip/ of');
    expect(terminal.said.at(-1)).toContain('is as it was at');

    await rewind({ ...wish, moment: atDisaster }, deps);
    expect(await contentsOf(own)).toEqual(disaster);
  });
});

describe('a file of the stack that is rewound', () => {
  test('is in the catalog what it was, as after any change', async () => {
    const prefix = `import/${randomUUID()}/`;
    const key = `${prefix}note.txt`;
    const asset = assetIdOf(originals, key);
    const sizeIs = (bytes: number) =>
      eventually(`${bytes} bytes in the catalog`, async () => {
        const { current } = await catalog.read(asset);
        return current?.facts?.sizeBytes === bytes ? true : undefined;
      });
    await s3.send(new PutObjectCommand({ Bucket: originals, Key: key, Body: 'then' }));
    await sizeIs(4);
    const moment = new Date();
    await sleep(1100);
    await s3.send(new PutObjectCommand({ Bucket: originals, Key: key, Body: 'overwritten' }));
    await sizeIs(11);

    const wish = { prefix, moment, perSecond: 10, yes: true, dryRun: false };
    await rewind(wish, { bucket: s3VersionedBucket(s3, originals), clock, terminal: memoryTerminal() });

    await sizeIs(4);
  });
});
