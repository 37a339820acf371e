import { PRICES_AS_OF, STORAGE_CLASS_PRICES } from '../cost/prices';
import { billOf, ITEMS, type Item, sumOf, totalOf } from './bill';
import { COPY_ITEMS, type Copy, type CopyCosts, costsOfCopy, totalOfCopy } from './copies';
import type { Group, Mix, Rule } from './mix';
import { type Verdict, verdictOn } from './verdict';

/** What rules cost and save, together and each. */
export type StoragePlan = {
  readonly months: number;
  readonly pricesAsOf: string;
  readonly source: string;
  readonly verdicts: readonly Verdict[];
  /** Groups that no rule is about. */
  readonly untouched: readonly Group[];
  /** What each copy costs besides, if nothing ever ends and by the rules. @default - nobody said whether there are copies */
  readonly copies?: ReadonlyArray<{ readonly copy: Copy; readonly without: CopyCosts; readonly with: CopyCosts }>;
  /** US dollars over all months: nothing ever moved or ended, and as the rules have it. */
  readonly dollarsWithout: number;
  readonly dollarsWith: number;
};

/** Judges every rule over the groups of a mix, of which there may be copies. */
export function planOf({ months, groups }: Mix, rules: readonly Rule[], copies?: readonly Copy[]): StoragePlan {
  const verdicts = rules.map((rule) => verdictOn(rule, groups, months));
  const untouched = groups.filter((group) => !verdicts.some((verdict) => verdict.groups.includes(group)));
  const ruled = groups.map((group) => ({ group, rule: verdicts.find((one) => one.groups.includes(group))?.rule }));
  const priced = copies?.map((copy) => ({
    copy,
    without: costsOfCopy(
      copy,
      groups.map((group) => ({ group })),
      months,
    ),
    with: costsOfCopy(copy, ruled, months),
  }));
  const ofCopies = (of: 'without' | 'with') => (priced ?? []).reduce((sum, one) => sum + totalOfCopy(one[of]), 0);
  const asToday = (some: readonly Group[]) =>
    totalOf(
      sumOf(
        some.map((group) => billOf(group, {}, months)),
        months,
      ),
    );
  return {
    months,
    pricesAsOf: PRICES_AS_OF,
    source: STORAGE_CLASS_PRICES.standard.source,
    verdicts,
    untouched,
    copies: priced,
    dollarsWithout: asToday(groups) + ofCopies('without'),
    dollarsWith:
      asToday(untouched) + verdicts.reduce((sum, verdict) => sum + totalOf(verdict.with), 0) + ofCopies('with'),
  };
}

/** Whether a rule costs more than it saves. */
export const isLoss = ({ saved }: Verdict): boolean => saved < 0;

/** The same for programs: numbers are US dollars a month, on average. */
export function planAsJson({ verdicts, months, ...plan }: StoragePlan) {
  const aMonth = (dollars: number): number => dollars / months;
  const items = (bill: Verdict['with']) =>
    Object.fromEntries(ITEMS.map((item): [Item, number] => [item, aMonth(totalOf(bill, [item]))]));
  const copyItems = (costs: CopyCosts) =>
    Object.fromEntries(COPY_ITEMS.map((item): [string, number] => [item, aMonth(costs[item])]));
  return {
    months,
    pricesAsOf: plan.pricesAsOf,
    source: plan.source,
    dollarsAMonth: { without: aMonth(plan.dollarsWithout), with: aMonth(plan.dollarsWith) },
    rules: verdicts.map((verdict) => ({
      rule: verdict.rule,
      groups: verdict.groups.map(({ prefix }) => prefix),
      without: items(verdict.without),
      with: items(verdict.with),
      savedAMonth: aMonth(verdict.saved),
      savedByEndingAMonth: aMonth(verdict.savedByEnding),
      paysFromMonth: verdict.paysFromMonth,
      paysAtTimes: verdict.paysAtTimes,
      needsRestore: verdict.needsRestore,
      isRefused: isLoss(verdict),
    })),
    copies: plan.copies?.map(({ copy, ...costs }) => ({
      copy,
      without: copyItems(costs.without),
      with: copyItems(costs.with),
    })),
    untouched: plan.untouched.map(({ prefix }) => prefix),
  };
}
