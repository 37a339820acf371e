import { SMALLEST_MOVED_KIB, STORAGE_CLASSES, type StorageClassName } from '../../lib/config/storage-classes';
import type { Rule } from './mix';

/** The days that objects of one age spend in one class, counted from today. */
export type Stay = {
  readonly into: StorageClassName;
  readonly fromDay: number;
  readonly toDay: number;
  /** Days that are billed after the last one, since they leave before the minimum of the class is over. */
  readonly billedAfter: number;
};

/** What a rule says of ages; without any, things stay as they are. */
export type Ages = Pick<
  Rule,
  'coldAfterDays' | 'coldClass' | 'archiveAfterDays' | 'archiveClass' | 'expireAfterDays' | 'largerThanKiB'
> & {
  /** The class that they are written into. @default 'standard' */
  readonly bornInto?: StorageClassName;
};

/** The stays of objects that were, or will be, born on a day: S3 looks at them from today on. */
export function staysOf(
  ages: Partial<Ages>,
  bornOn: number,
  { meanKiB, days }: { meanKiB: number; days: number },
): Stay[] {
  const end =
    ages.expireAfterDays === undefined ? Number.POSITIVE_INFINITY : Math.max(0, bornOn + ages.expireAfterDays);
  const entries = [
    { into: ages.bornInto ?? 'standard', on: Math.max(0, bornOn) },
    ...movesOf(ages, meanKiB).map(({ into, after }) => ({ into, on: Math.max(0, bornOn + after) })),
  ];
  return entries.flatMap(({ into, on }, index) => {
    const next = Math.min(entries[index + 1]?.on ?? Number.POSITIVE_INFINITY, end);
    // what is due for two moves on one day makes the second alone, and what is due for its end makes none
    if (next <= on || on >= days) return [];
    const leavesEarly = next < days ? Math.max(0, STORAGE_CLASSES[into].minimumDays - (next - on)) : 0;
    return [{ into, fromDay: on, toDay: Math.min(next, days), billedAfter: leavesEarly }];
  });
}

function movesOf(ages: Partial<Ages>, meanKiB: number): Array<{ into: StorageClassName; after: number }> {
  const { coldAfterDays, coldClass, archiveAfterDays, archiveClass, largerThanKiB } = ages;
  if (!moves(meanKiB, largerThanKiB)) return [];
  return [
    ...(coldAfterDays === undefined || !coldClass ? [] : [{ into: coldClass, after: coldAfterDays }]),
    ...(archiveAfterDays === undefined || !archiveClass ? [] : [{ into: archiveClass, after: archiveAfterDays }]),
  ];
}

/** Whether S3 moves objects of that size. */
export const moves = (meanKiB: number, largerThanKiB?: number): boolean =>
  meanKiB >= SMALLEST_MOVED_KIB && (largerThanKiB === undefined || meanKiB > largerThanKiB);
