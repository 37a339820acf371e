import type { Group, Rule } from './mix';
import {
  DAYS_A_MONTH,
  keepingAMonth,
  movingOf,
  priceChanges,
  readingAMonth,
  type Subject,
  watchingAMonth,
} from './rates';
import { type Ages, type Stay, staysOf } from './stays';

/** What S3 takes money for. */
export const ITEMS = ['storage', 'reads', 'moves', 'watching', 'early ends'] as const;
export type Item = (typeof ITEMS)[number];

/** US dollars, month by month, by what they are for. */
export type Bill = ReadonlyArray<Readonly<Record<Item, number>>>;

/** What one group costs under some ages, from today on; nothing of a rule is a group that stays in Standard. */
export function billOf(group: Group, rule: Partial<Ages & Rule>, months: number): Bill {
  const bill = Array.from({ length: months }, () => byItem(() => 0));
  const days = months * DAYS_A_MONTH;
  const subject = { ...rule, meanKiB: group.meanKiB, readsAMonth: group.readsAMonth };
  const born = [
    { objects: group.objects, on: -group.ageDays },
    ...bill.map((_, month) => ({ objects: group.addedAMonth, on: month * DAYS_A_MONTH })),
  ];
  for (const { objects, on } of born) {
    if (objects === 0) continue;
    for (const stay of staysOf(rule, on, { meanKiB: group.meanKiB, days })) charge(bill, stay, { ...subject, objects });
  }
  return bill;
}

function charge(bill: Array<Record<Item, number>>, stay: Stay, of: Subject & { readonly objects: number }): void {
  const { into, fromDay, toDay, billedAfter } = stay;
  const add = (day: number, item: Item, dollars: number) => {
    const month = bill[Math.min(Math.floor(day / DAYS_A_MONTH), bill.length - 1)];
    if (month) month[item] += of.objects * dollars;
  };
  add(fromDay, 'moves', movingOf(into));
  for (const [from, to] of spansOf(stay, of)) {
    const months = (to - from) / DAYS_A_MONTH;
    add(from, 'storage', months * keepingAMonth(into, from - fromDay, of));
    add(from, 'reads', months * readingAMonth(into, of));
    add(from, 'watching', months * watchingAMonth(into, of));
  }
  add(toDay, 'early ends', (billedAfter / DAYS_A_MONTH) * keepingAMonth(into, toDay - fromDay, of));
}

/** The parts of a stay in which neither the month nor the price changes. */
function spansOf({ fromDay, toDay }: Stay, subject: Subject): Array<[from: number, to: number]> {
  const edges = new Set([fromDay, ...priceChanges(subject).map((days) => fromDay + days)]);
  for (let month = Math.ceil(fromDay / DAYS_A_MONTH); month * DAYS_A_MONTH < toDay; month++)
    edges.add(month * DAYS_A_MONTH);
  const days = [...edges].filter((day) => day < toDay).sort((one, other) => one - other);
  return days.map((day, index) => [day, days[index + 1] ?? toDay]);
}

/** Several bills as one. */
export const sumOf = (bills: readonly Bill[], months: number): Bill =>
  Array.from({ length: months }, (_, month) => byItem((item) => sum(bills.map((bill) => bill[month]?.[item] ?? 0))));

/** All of a bill, or one item of it. */
export const totalOf = (bill: Bill, items: readonly Item[] = ITEMS): number =>
  sum(bill.flatMap((month) => items.map((item) => month[item])));

const byItem = (dollarsOf: (item: Item) => number) =>
  Object.fromEntries(ITEMS.map((item) => [item, dollarsOf(item)])) as Record<Item, number>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
