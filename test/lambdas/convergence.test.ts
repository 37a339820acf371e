import fc from 'fast-check';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

import { indexObject } from '../../lambdas/index-object/index-object';
import { type RenderDeps, renderImage } from '../../lambdas/render-image/render-image';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import type { ObjectHint } from '../../lambdas/shared/object-hint';
import { editionOf, renditionKeys } from '../../lambdas/shared/rendition-key';
import { Declined } from '../../lambdas/transform-image/declined';
import { type TransformDeps, transformImage } from '../../lambdas/transform-image/transform-image';
import { aHint } from '../support/hints';
import { MemoryCatalog } from '../support/memory-catalog';
import { MemoryObjectStore } from '../support/memory-object-store';
import { PICTURE_FACTS } from '../support/picture-facts';
import { aPlan } from '../support/plan';

/**
 * The first promise of the design: any history of changes, its events late, doubled and shuffled, its handlers interleaved at every
 * await and killed anywhere, ends with catalog = bucket and renditions = originals, and what is gone has left the CDN too. Meanwhile
 * visitors have variants made of any edition that ever was, and are killed anywhere as well; variants of the current edition alone may stay.
 */
const KEY = 'u/ann/01J/cat.jpg';
const ASSET = assetIdOf('originals', KEY);
const PLAN = aPlan({ formats: ['jpeg'] });

/** `spoil`: an upload that can't be rendered. */
type Change = 'put' | 'spoil' | 'mark' | 'purge-newest' | 'erase';
type History = {
  readonly changes: Change[];
  readonly doubled: boolean[];
  /** Whether the handlers are done with all that happened so far before the next change. */
  readonly pauses: boolean[];
  /** After how many steps of all others somebody asks for a variant of what is there then, and how many it takes to make it. */
  readonly visits: Array<{ readonly after: number; readonly takes: number }>;
  readonly crashes: number[];
};

const histories: fc.Arbitrary<History> = fc.record({
  changes: fc.array(fc.constantFrom<Change>('put', 'spoil', 'mark', 'purge-newest', 'erase'), {
    minLength: 1,
    maxLength: 6,
  }),
  doubled: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  pauses: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  visits: fc.array(fc.record({ after: fc.nat({ max: 60 }), takes: fc.nat({ max: 30 }) }), { maxLength: 4 }),
  crashes: fc.array(fc.nat({ max: 120 }), { maxLength: 4 }),
});

class Killed extends Error {}

/** A variant that is made on demand of an edition. */
const variantOf = (edition: string): string => renditionKeys.of(ASSET, edition, 200, 'jpeg');

/** A bucket of renditions that notes every file of an edition that goes: as long as it was there, a cache may have read it. */
class WatchedRenditions extends MemoryObjectStore {
  private readonly log: string[];

  constructor(before: () => Promise<void>, log: string[]) {
    super('renditions', before);
    this.log = log;
  }

  override mark(key: string): string {
    if (this.keys().includes(key)) this.log.push('removed');
    return super.mark(key);
  }
}

/** What a run leaves out, to show that its absence is noticed. */
type Rules = {
  readonly comparesRevs?: boolean;
  readonly sequencersRise?: boolean;
  readonly looksAgain?: boolean;
};

/** Everything that runs, so that a message can be late enough to come after it. */
class UnderWay {
  private readonly all = new Set<Promise<unknown>>();

  async during<Result>(run: () => Promise<Result>): Promise<Result> {
    const running = run();
    this.all.add(running);
    try {
      return await running;
    } finally {
      this.all.delete(running);
    }
  }

  /** When all has ended that is running now. */
  async ended(): Promise<void> {
    await Promise.allSettled(this.all);
  }
}

/** Runs one history with every await as a point where another handler may go first. Answers what is wrong in the end. */
async function faultsAfter(
  { changes, doubled, pauses, visits, crashes }: History,
  scheduler: fc.Scheduler,
  { comparesRevs = true, sequencersRise = true, looksAgain = true }: Rules = {},
): Promise<string[]> {
  let operations = 0;
  let changed = 0;
  const before = async () => {
    await scheduler.schedule(Promise.resolve());
    if (crashes.includes(operations++)) throw new Killed();
  };
  const originals = new MemoryObjectStore('originals', before);
  const log: string[] = [];
  const renditions = new WatchedRenditions(before, log);
  const catalog = new MemoryCatalog(before, { comparesRevs });
  const make: RenderDeps['make'] = async (body) => ({
    ...PICTURE_FACTS,
    renditions: [{ format: 'jpeg', widthPx: 320, heightPx: 1, body }],
    mezzanine: { body, contentType: 'image/jpeg' },
  });
  const purges = {
    send: async () => {
      await before();
      log.push('purged');
    },
  };
  const renders = new UnderWay();
  const requests = new UnderWay();
  const looks: Promise<void>[] = [];
  // as late as its delay makes it: after each render that was running, and after each request that may have read a mezzanine until then
  const again = {
    send: async (hint: ObjectHint) => {
      await before();
      const isOver = renders.ended().then(() => requests.ended());
      if (looksAgain) looks.push(isOver.then(() => render(hint)));
    },
  };
  const deps = {
    originals,
    renditions,
    catalog,
    purges,
    again,
    plan: PLAN,
    make,
    maxOriginalBytes: 100,
    now: () => new Date(),
  };

  const render = (hint: ObjectHint) => untilItSurvives(() => renders.during(() => renderImage(hint, deps)));
  const deliver = async (hint: ObjectHint): Promise<void> => {
    await untilItSurvives(() => indexObject(hint, deps));
    await render(hint);
  };
  const live = async (): Promise<void> => {
    const deliveries: Promise<void>[] = [];
    for (const [index, change] of changes.entries()) {
      await scheduler.schedule(Promise.resolve());
      const announced = apply(change, originals, changed++);
      const hints = sequencersRise ? announced : announced.map((hint) => ({ ...hint, sequencer: '01' }));
      deliveries.push(...[...hints, ...(doubled[index] ? hints : [])].map(deliver));
      if (pauses[index]) await Promise.all(deliveries);
    }
    await Promise.all(deliveries);
  };
  const pass = async (steps: number): Promise<void> => {
    for (let step = 0; step < steps; step++) await scheduler.schedule(Promise.resolve());
  };
  const visited = visits.map(async ({ after, takes }) => {
    await pass(after);
    await requests.during(() => visit(renditions, () => pass(takes)));
  });
  const settle = async (): Promise<void> => {
    await Promise.all([live(), ...visited]);
    for (const look of looks) await look; // each may order another
  };
  await scheduler.waitFor(settle());
  return [...faultsIn(originals, renditions, catalog), ...debtsIn(originals, log)];
}

/** Changes the bucket at once, and says so as S3 would: with the version concerned and a sequencer that rises. */
function apply(change: Change, originals: MemoryObjectStore, changed: number): ObjectHint[] {
  if (change === 'erase') {
    const versions = [...originals.versionIds(KEY), originals.mark(KEY)];
    for (const versionId of versions) originals.purge(KEY, versionId);
    return versions.map((versionId) => aHint({ kind: 'removed', sequencer: `0${changed}`, versionId }));
  }
  return [changeOne(change, originals, changed)];
}

function changeOne(change: Exclude<Change, 'erase'>, originals: MemoryObjectStore, changed: number): ObjectHint {
  const sequencer = `0${changed}`;
  if (change === 'put' || change === 'spoil') {
    const body = Buffer.from(change === 'put' ? String(changed) : '');
    return aHint({ kind: 'created', sequencer, versionId: originals.put(KEY, body) });
  }
  if (change === 'mark') return aHint({ kind: 'removed', sequencer, versionId: originals.mark(KEY) });
  const newest = originals.versionIds(KEY).at(-1);
  if (newest) originals.purge(KEY, newest);
  return aHint({ kind: 'removed', sequencer, versionId: newest });
}

/** Has a variant made of what is there now. Nobody repeats the request when it is killed. */
async function visit(renditions: WatchedRenditions, takeTime: () => Promise<void>): Promise<void> {
  const mezzanine = renditions.keys().find((key) => key.startsWith(renditionKeys.mezzaninesOf(ASSET)));
  if (mezzanine === undefined) return;
  const plan: TransformDeps['plan'] = async (body) => async () => {
    await takeTime();
    return body;
  };
  // whoever was at it before is over its lease: the more who write, the worse
  const deps = { renditions, leases: { take: async () => true }, presets: new Set(['200']), plan };
  const path = `/${variantOf(mezzanine.slice(renditionKeys.mezzaninesOf(ASSET).length))}`;
  try {
    await transformImage({ path }, deps);
  } catch (error) {
    if (!(error instanceof Killed || error instanceof Declined)) throw error;
  }
}

/** SQS delivers again what was not acknowledged. */
async function untilItSurvives(run: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await run();
    } catch {
      // killed, or lost too many races: the message comes back
    }
  }
}

function faultsIn(originals: MemoryObjectStore, renditions: MemoryObjectStore, catalog: MemoryCatalog): string[] {
  const versionId = originals.keys().includes(KEY) ? originals.versionIds(KEY).at(-1) : undefined;
  const { current, image } = catalog.records.get(ASSET) ?? {};
  const isPicture = current?.facts?.sizeBytes !== 0;
  const edition = versionId && isPicture ? editionOf(versionId, PLAN) : undefined;
  const wanted = edition
    ? [
        renditionKeys.of(ASSET, edition, 320, 'jpeg'),
        renditionKeys.manifest(ASSET, edition),
        renditionKeys.mezzanine(ASSET, edition),
      ]
    : [];
  const files = renditions.keys().filter((key) => !edition || key !== variantOf(edition));
  const claims: Array<[string, unknown, unknown]> = [
    ['current version', current?.facts?.versionId, versionId],
    [
      'versions',
      JSON.stringify([...catalog.versions.keys()].sort()),
      JSON.stringify(originals.presentVersionIds(KEY).sort()),
    ],
    ['edition', image?.state === 'rendered' ? image.edition : undefined, edition],
    ['files', JSON.stringify(files), JSON.stringify(wanted)],
  ];
  return claims
    .filter(([, found, expected]) => found !== expected)
    .map(([what, found, expected]) => `${what}: ${found}, not ${expected}`);
}

/** Whoever is gone in the end was purged after the last of its renditions went. */
function debtsIn(originals: MemoryObjectStore, log: readonly string[]): string[] {
  const isGone = !originals.keys().includes(KEY);
  return isGone && log.lastIndexOf('removed') > log.lastIndexOf('purged') ? ['the CDN was not told'] : [];
}

describe('any history of one object', () => {
  test('ends with the catalog and the renditions as the bucket is', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 1000 });
  });

  test('ends so too where all events carry the same sequencer, as those of LocalStack do', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler, { sequencersRise: false })).toEqual([]);
    });
    await fc.assert(property, { numRuns: 1000 });
  });

  test('would not, if nobody looked again when all who were late have ended: the property notices', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler, { looksAgain: false })).toEqual([]);
    });
    const { failed } = await fc.check(property, { numRuns: 1000 });

    expect(failed).toBe(true);
  });

  test('would not, if writes did not compare what was seen: the property notices', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler, { comparesRevs: false })).toEqual([]);
    });
    const { failed } = await fc.check(property, { numRuns: 1000 });

    expect(failed).toBe(true);
  });
});
