import fc from 'fast-check';
import type { ObjectHint } from '../../../lambdas/shared/object-hint';
import { aHint } from '../hints';
import type { MemoryObjectStore } from '../memory-object-store';
import { KEY } from './subject';

/** `spoil`: an upload that can't be rendered. */
type Change = 'put' | 'spoil' | 'mark' | 'purge-newest' | 'erase';

/** What happens to the object, and what goes wrong with whoever hears of it. */
export type History = {
  readonly changes: Change[];
  readonly doubled: boolean[];
  /** Whether the handlers are done with all that happened so far before the next change. */
  readonly pauses: boolean[];
  /** After how many steps of all others somebody asks for a variant of what is there then, and how many it takes to make it. */
  readonly visits: Array<{ readonly after: number; readonly takes: number }>;
  readonly crashes: number[];
};

/** Any of them. */
export const histories: fc.Arbitrary<History> = fc.record({
  changes: fc.array(fc.constantFrom<Change>('put', 'spoil', 'mark', 'purge-newest', 'erase'), {
    minLength: 1,
    maxLength: 6,
  }),
  doubled: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  pauses: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
  visits: fc.array(fc.record({ after: fc.nat({ max: 60 }), takes: fc.nat({ max: 30 }) }), { maxLength: 4 }),
  crashes: fc.array(fc.nat({ max: 120 }), { maxLength: 4 }),
});

/** Changes the bucket at once, and says so as S3 would: with the version concerned and a sequencer that rises. */
export function apply(change: Change, originals: MemoryObjectStore, changed: number): ObjectHint[] {
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
