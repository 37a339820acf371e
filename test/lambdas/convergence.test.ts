import fc from 'fast-check';

jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

import { indexObject } from '../../lambdas/index-object/index-object';
import { type RenderDeps, renderImage } from '../../lambdas/render-image/render-image';
import { assetIdOf } from '../../lambdas/shared/asset-id';
import type { ObjectHint } from '../../lambdas/shared/object-hint';
import { editionOf, renditionKeys } from '../../lambdas/shared/rendition-key';
import { aHint } from '../support/hints';
import { MemoryCatalog } from '../support/memory-catalog';
import { MemoryObjectStore } from '../support/memory-object-store';

/**
 * The first promise of the design: any history of changes, its events late, doubled and shuffled, its handlers interleaved at every
 * await and killed anywhere, ends with catalog = bucket and renditions = originals.
 */
const KEY = 'u/ann/01J/cat.jpg';
const ASSET = assetIdOf('originals', KEY);
const PLAN: RenderDeps['plan'] = { widthsPx: [320], formats: ['jpeg'], renderer: 1 };

type Change = 'put' | 'mark' | 'purge-newest';
type History = { readonly changes: Change[]; readonly doubled: boolean[]; readonly crashes: number[] };

const histories: fc.Arbitrary<History> = fc.record({
  changes: fc.array(fc.constantFrom<Change>('put', 'mark', 'purge-newest'), { minLength: 1, maxLength: 6 }),
  doubled: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  crashes: fc.array(fc.nat({ max: 120 }), { maxLength: 4 }),
});

class Killed extends Error {}

/** Runs one history with every await as a point where another handler may go first. Answers what is wrong in the end. */
async function faultsAfter(
  { changes, doubled, crashes }: History,
  scheduler: fc.Scheduler,
  comparesRevs = true,
): Promise<string[]> {
  let operations = 0;
  let changed = 0;
  const before = async () => {
    await scheduler.schedule(Promise.resolve());
    if (crashes.includes(operations++)) throw new Killed();
  };
  const originals = new MemoryObjectStore('originals', before);
  const renditions = new MemoryObjectStore('renditions', before);
  const catalog = new MemoryCatalog(before, { comparesRevs });
  const make: RenderDeps['make'] = async (body) => ({
    widthPx: 1,
    heightPx: 1,
    renditions: [{ format: 'jpeg', widthPx: 320, heightPx: 1, body }],
  });
  const deps = { originals, renditions, catalog, plan: PLAN, make, maxOriginalBytes: 100, now: () => new Date() };

  const deliver = async (hint: ObjectHint): Promise<void> => {
    await untilItSurvives(() => indexObject(hint, deps));
    await untilItSurvives(() => renderImage(hint, deps));
  };
  const deliveries = changes.map(async (change, index) => {
    await scheduler.schedule(Promise.resolve());
    const hint = apply(change, originals, changed++);
    await Promise.all([deliver(hint), ...(doubled[index] ? [deliver(hint)] : [])]);
  });
  await scheduler.waitFor(Promise.all(deliveries));
  return faultsIn(originals, renditions, catalog);
}

/** Changes the bucket at once, and says so as S3 would: with the version concerned and a sequencer that rises. */
function apply(change: Change, originals: MemoryObjectStore, changed: number): ObjectHint {
  const sequencer = `0${changed}`;
  if (change === 'put')
    return aHint({ kind: 'created', sequencer, versionId: originals.put(KEY, Buffer.from(String(changed))) });
  if (change === 'mark') return aHint({ kind: 'removed', sequencer, versionId: originals.mark(KEY) });
  const newest = originals.versionIds(KEY).at(-1);
  if (newest) originals.purge(KEY, newest);
  return aHint({ kind: 'removed', sequencer, versionId: newest });
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
  const edition = versionId && editionOf(versionId, PLAN);
  const wanted = edition ? [renditionKeys.of(ASSET, edition, 320, 'jpeg')] : [];
  const claims: Array<[string, unknown, unknown]> = [
    ['current version', current?.facts?.versionId, versionId],
    [
      'versions',
      JSON.stringify([...catalog.versions.keys()].sort()),
      JSON.stringify(originals.presentVersionIds(KEY).sort()),
    ],
    ['edition', image?.state === 'rendered' ? image.edition : undefined, edition],
    ['files', JSON.stringify(renditions.keys()), JSON.stringify(wanted)],
  ];
  return claims
    .filter(([, found, expected]) => found !== expected)
    .map(([what, found, expected]) => `${what}: ${found}, not ${expected}`);
}

describe('any history of one object', () => {
  test('ends with the catalog and the renditions as the bucket is', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler)).toEqual([]);
    });
    await fc.assert(property, { numRuns: 1500 });
  });

  test('would not, if writes did not compare what was seen: the property notices', async () => {
    const property = fc.asyncProperty(histories, fc.scheduler(), async (history, scheduler) => {
      expect(await faultsAfter(history, scheduler, false)).toEqual([]);
    });
    const { failed } = await fc.check(property, { numRuns: 1500 });

    expect(failed).toBe(true);
  });
});
