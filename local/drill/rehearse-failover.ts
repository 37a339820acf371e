import { randomUUID } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { stageNamed } from '../../bin/stages';
import { isAbsent } from '../../command/aws-error';
import type { Config } from '../../lib/config';
import { type Place, stacksIn } from '../cloud';
import { serveDistribution } from '../edge/serve-distribution';
import { clientConfig } from '../environment';
import { eventually } from '../eventually';
import { outputOf, stackNamed } from '../outputs';
import { freePort } from '../ports';
import { type Door, doorTo } from './door';

/** What a viewer got of a page, and from which bucket: S3 says of every object whether it is a copy. */
export type Read = { readonly status: number; readonly from: 'first' | 'copy' | 'nowhere'; readonly ms: number };

/** A region that was lost and came back, as viewers saw it. */
export type Rehearsal = {
  readonly region: string;
  readonly otherRegion: string;
  /** From the answer to who published a page until its copy was there. */
  readonly copiedAfterMs: readonly number[];
  readonly before: readonly Read[];
  readonly without: readonly Read[];
  /** A page that never was, while the region is gone. */
  readonly missing: Read;
  readonly after: readonly Read[];
};

/** Enough for a median, few enough to be done in a second. */
const PAGES = 5;

/**
 * Publishes pages, waits until they are copied, loses S3 of the stage's region, and reads on. The distribution is served a second time for
 * that, by a way to the region that can be barred: nothing of the stage changes but for pages that nobody links to.
 */
export async function rehearseFailover(place: Place): Promise<Rehearsal> {
  const config = stageNamed(place.stage);
  const door = await doorTo(place.endpoint);
  const edge = await edgeThrough(door, config, place);
  try {
    return await rehearse(door, edge.address, place);
  } finally {
    await edge.stop();
    await door.bar();
  }
}

async function edgeThrough(door: Door, { region }: Config, place: Place) {
  const stacks = await stacksIn(place);
  const stack = stacks.find(({ stackName }) => stackName === stackNamed('edge', place.stage));
  if (!stack) throw new Error(`stage ${place.stage} has no edge stack`);
  return serveDistribution(stack, place.endpoint, { port: await freePort(), doors: { [region]: door.address } });
}

async function rehearse(door: Door, address: string, place: Place): Promise<Rehearsal> {
  const { region, replication } = stageNamed(place.stage);
  const folder = `drill/${randomUUID()}`;
  // a page for each read: none of them comes from the edge's own cache
  const pages = (when: string) => Array.from({ length: PAGES }, (_, index) => `${folder}/${when}-${index}.html`);
  const [early, meanwhile, late] = [pages('before'), pages('without'), pages('after')];
  const copiedAfterMs = await publish([...early, ...meanwhile, ...late], place);
  const before = await readAll(early, address);
  await door.bar();
  const without = await readAll(meanwhile, address);
  const missing = await read(`${folder}/never-was.html`, address);
  await door.open();
  const after = await readAll(late, address);
  return { region, otherRegion: replication.region ?? '', copiedAfterMs, before, without, missing, after };
}

/** Answers how long each page took to be copied. */
async function publish(keys: readonly string[], { stage, endpoint, outputs }: Place): Promise<number[]> {
  const { region, replication } = stageNamed(stage);
  const Bucket = outputOf(outputs, 'keep', 'SiteBucket');
  const copy = {
    client: new S3Client(clientConfig(endpoint, replication.region)),
    bucket: Bucket.replace(region, replication.region ?? ''),
  };
  const first = new S3Client(clientConfig(endpoint));
  const times: number[] = [];
  for (const Key of keys) {
    await first.send(new PutObjectCommand({ Bucket, Key, Body: bodyOf(Key), ContentType: 'text/html' }));
    const began = performance.now();
    await eventually(`the copy of ${Key}`, () => copied(Key, copy));
    times.push(performance.now() - began);
  }
  return times;
}

async function copied(Key: string, { client, bucket }: { readonly client: S3Client; readonly bucket: string }) {
  const found = await client.send(new HeadObjectCommand({ Bucket: bucket, Key })).catch((error) => {
    if (isAbsent(error)) return undefined;
    throw error;
  });
  return found?.ReplicationStatus === 'REPLICA' ? true : undefined;
}

async function readAll(keys: readonly string[], address: string): Promise<Read[]> {
  const reads: Read[] = [];
  // one after the other: each has the edge for itself
  for (const key of keys) reads.push(await read(key, address));
  return reads;
}

async function read(key: string, address: string): Promise<Read> {
  const began = performance.now();
  const answer = await fetch(`${address}/${key}`);
  const body = await answer.text();
  const ms = performance.now() - began;
  if (answer.ok && body !== bodyOf(key)) throw new Error(`${key} is not what was published`);
  return { status: answer.status, from: sideOf(answer), ms };
}

const bodyOf = (key: string): string => `<!doctype html><title>${key}</title>`;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-status.html */
function sideOf({ ok, headers }: Response): Read['from'] {
  if (!ok) return 'nowhere';
  return headers.get('x-amz-replication-status') === 'REPLICA' ? 'copy' : 'first';
}
