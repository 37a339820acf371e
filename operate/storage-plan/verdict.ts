import { Obstacle } from '../../command/obstacle';
import { STORAGE_CLASSES } from '../../lib/config/storage-classes';
import { type Bill, billOf, sumOf, totalOf } from './bill';
import type { Group, Rule } from './mix';
import { moves } from './stays';

/** What one rule does to the groups that it is about, over all months. */
export type Verdict = {
  readonly rule: Rule;
  readonly groups: readonly Group[];
  /** Ends as the rule has them, and no moves: so a deletion does not pay for a move. */
  readonly without: Bill;
  readonly with: Bill;
  /** US dollars; less than nothing is a loss. */
  readonly saved: number;
  /** US dollars that are saved because originals end. */
  readonly savedByEnding: number;
  /** The first month, counted from 1, from whose end on more was saved than spent. */
  readonly paysFromMonth?: number;
  /** Of a loss: how many times as large the originals would have to be; nothing when no size makes up for it. */
  readonly paysAtTimes?: number;
  /** A move without which more would be saved, and how much more. */
  readonly better?: { readonly without: 'coldAfterDays' | 'archiveAfterDays'; readonly saved: number };
  /** Objects that are too small to be moved. */
  readonly tooSmall: readonly Group[];
  /** Whether nothing can be rendered of what it archived before somebody restores it. */
  readonly needsRestore: boolean;
};

/** From a thumbnail to a film. */
const LARGEST_TIMES = 10_000;

/** Judges a rule by what it costs and saves. Throws an `Obstacle` when it is about a part of a group alone. */
export function verdictOn(rule: Rule, all: readonly Group[], months: number): Verdict {
  const groups = groupsOf(rule, all);
  const under = (ages: Partial<Rule>, times = 1) =>
    sumOf(
      groups.map((group) => billOf({ ...group, meanKiB: group.meanKiB * times }, ages, months)),
      months,
    );
  const [without, billed] = [under(endOf(rule)), under(rule)];
  const saved = totalOf(without) - totalOf(billed);
  const savedAt = (times: number) => totalOf(under(endOf(rule), times)) - totalOf(under(rule, times));
  return {
    rule,
    groups,
    without,
    with: billed,
    saved,
    savedByEnding: totalOf(under({})) - totalOf(without),
    paysFromMonth: paysFromMonth(without, billed),
    paysAtTimes: saved < 0 ? paysAtSize(savedAt) : undefined,
    better: betterThan(rule, totalOf(billed), (ages) => totalOf(under(ages))),
    tooSmall: groups.filter(({ meanKiB }) => !moves(meanKiB, rule.largerThanKiB)),
    needsRestore: mustBeRestored(rule),
  };
}

const endOf = ({ expireAfterDays }: Rule): Partial<Rule> => ({ expireAfterDays });

function groupsOf({ prefix }: Rule, all: readonly Group[]): Group[] {
  const part = all.find((group) => prefix.startsWith(group.prefix) && prefix !== group.prefix);
  if (part) {
    throw new Obstacle(
      `The rule for ${JSON.stringify(prefix)} is about a part of the group ${JSON.stringify(part.prefix)}: describe that part as a group of its own.`,
    );
  }
  return all.filter((group) => group.prefix.startsWith(prefix));
}

function paysFromMonth(without: Bill, billed: Bill): number | undefined {
  let sum = 0;
  const saved = without.map((month, index) => {
    sum += totalOf([month]) - totalOf(billed.slice(index, index + 1));
    return sum;
  });
  // the month after the last at whose end it had not paid
  return sum > 0 ? saved.findLastIndex((soFar) => soFar <= 0) + 2 : undefined;
}

/** How many times as large the originals would have to be; nothing when no size makes up for it. */
function paysAtSize(savedAt: (times: number) => number): number | undefined {
  let [low, high] = [1, LARGEST_TIMES];
  if (savedAt(high) <= 0) return undefined;
  while (high / low > 1.01) {
    const middle = Math.sqrt(low * high);
    if (savedAt(middle) > 0) high = middle;
    else low = middle;
  }
  return high;
}

function betterThan(rule: Rule, dollars: number, dollarsUnder: (ages: Partial<Rule>) => number): Verdict['better'] {
  const { coldAfterDays, archiveAfterDays } = rule;
  if (coldAfterDays === undefined || archiveAfterDays === undefined) return undefined;
  const others = (['coldAfterDays', 'archiveAfterDays'] as const).map((without) => ({
    without,
    saved: dollars - dollarsUnder({ ...rule, [without]: undefined }),
  }));
  const [best] = others.sort((one, other) => other.saved - one.saved);
  return best && best.saved > 0 ? best : undefined;
}

function mustBeRestored({ archiveAfterDays, archiveClass, archiveAccessAfterDays, deepArchiveAccessAfterDays }: Rule) {
  if (archiveAccessAfterDays !== undefined || deepArchiveAccessAfterDays !== undefined) return true;
  return archiveAfterDays !== undefined && STORAGE_CLASSES[archiveClass].needsRestore;
}
