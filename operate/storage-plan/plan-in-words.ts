import { counted, dollars } from '../in-words';
import { ITEMS, totalOf } from './bill';
import { COPY_ITEMS } from './copies';
import type { Group, Rule } from './mix';
import { isLoss, type StoragePlan } from './plan';
import type { Verdict } from './verdict';

/** A plan as a person reads it. */
export function planInWords(plan: StoragePlan): string {
  const { months, pricesAsOf, untouched, dollarsWithout, dollarsWith } = plan;
  return [
    `${counted(months, 'month')} from today on, in US dollars a month on average, by the list of us-east-1 of ${pricesAsOf}; present versions alone.`,
    ...plan.verdicts.map((verdict) => verdictInWords(verdict, months)),
    ...copiesInWords(plan),
    ...(untouched.length > 0 ? [`No rule is about ${untouched.map(({ prefix }) => named(prefix)).join(', ')}.`] : []),
    `All together: ${dollars(dollarsWithout / months)} if nothing ever moves or ends, ${dollars(dollarsWith / months)} by these rules.`,
  ].join('\n\n');
}

/** Why a rule is refused. */
export function lossInWords({ rule, saved, paysAtTimes }: Verdict, months: number): string {
  const remedy = paysAtTimes
    ? `It would pay if its originals were ${paysAtTimes.toFixed(1)} times as large.`
    : 'No size would make up for it: they are read too often, or do not lie long enough.';
  return `The rule for ${named(rule.prefix)} costs ${dollars(-saved / months)} a month more than it saves within ${counted(months, 'month')}. ${remedy}`;
}

function verdictInWords(verdict: Verdict, months: number): string {
  const { rule, groups } = verdict;
  const title = `${named(rule.prefix)}: ${ruleInWords(rule)}`;
  if (groups.length === 0)
    return `${title}\n  No group of the mix lies below it, so it was not judged: is its prefix right?`;
  return [title, ...groups.map(groupInWords), '', ...tableOf(verdict, months), '', ...remarksOn(verdict, months)].join(
    '\n',
  );
}

const named = (prefix: string): string => prefix || 'every original';

function ruleInWords(rule: Rule): string {
  const { coldAfterDays, coldClass, archiveAfterDays, archiveClass, expireAfterDays } = rule;
  return [
    ...(coldAfterDays === undefined ? [] : [`cold in ${coldClass} after ${counted(coldAfterDays, 'day')}`]),
    ...(archiveAfterDays === undefined
      ? []
      : [`archived in ${archiveClass} after ${counted(archiveAfterDays, 'day')}`]),
    ...(expireAfterDays === undefined ? [] : [`gone after ${counted(expireAfterDays, 'day')}`]),
  ].join(', ');
}

function groupInWords({ objects, meanKiB, addedAMonth, readsAMonth }: Group): string {
  const size = meanKiB < 1024 ? `${meanKiB} KiB` : `${(meanKiB / 1024).toFixed(1)} MiB`;
  const more = addedAMonth > 0 ? `, ${addedAMonth.toLocaleString('en-US')} more a month` : '';
  return `  ${counted(objects, 'original')} of ${size}${more}, each read ${readsAMonth} times a month`;
}

const WIDTH = { item: 14, dollars: 14 };

const tableOf = (verdict: Verdict, months: number): string[] =>
  table(
    ['in Standard', 'by the rule'],
    ITEMS.map((item) => ({
      item,
      figures: [totalOf(verdict.without, [item]) / months, totalOf(verdict.with, [item]) / months],
    })),
  );

function copiesInWords({ copies, months }: StoragePlan): string[] {
  if (!copies) return ['Copies are not counted: name the stage that has them with --stage.'];
  return copies.map(({ copy, without, with: billed }) => {
    const rows = COPY_ITEMS.map((item) => ({
      item,
      figures: [without[item] / months, billed[item] / months] as const,
    }));
    const stays = copy.ends ? 'no rule moves it, and it ends with its originals' : 'no rule moves or ends it';
    return [`${copy.name}, in ${copy.into}: ${stays}`, '', ...table(['nothing ends', 'by the rules'], rows)].join('\n');
  });
}

type Row = { readonly item: string; readonly figures: readonly [without: number, billed: number] };

/** Dollars by what they are for, without what is nothing. */
function table(heads: readonly [string, string], rows: readonly Row[]): string[] {
  const line = (item: string, cells: readonly string[]) =>
    `  ${item.padEnd(WIDTH.item)}${cells.map((cell) => cell.padStart(WIDTH.dollars)).join('')}`;
  const row = (item: string, [without, billed]: Row['figures']) =>
    line(item, [without, billed, without - billed].map(dollars));
  const sum = (at: 0 | 1) => rows.reduce((all, { figures }) => all + figures[at], 0);
  return [
    line('', [...heads, 'saved']),
    ...rows
      .filter(({ figures }) => figures.some((figure) => figure !== 0))
      .map(({ item, figures }) => row(item, figures)),
    row('all', [sum(0), sum(1)]),
  ];
}

function remarksOn(verdict: Verdict, months: number): string[] {
  const { saved, savedByEnding, paysFromMonth, better, tooSmall, needsRestore } = verdict;
  return [
    ...(isLoss(verdict) ? ['It is refused; why stands at the end.'] : []),
    ...(saved > 0
      ? [`It saves ${dollars(saved / months)} a month, and has paid for itself from month ${paysFromMonth} on.`]
      : []),
    ...(saved === 0 ? ['Its moves neither cost nor save anything.'] : []),
    ...(savedByEnding > 0 ? [`What goes saves ${dollars(savedByEnding / months)} a month besides.`] : []),
    ...(better ? [`Without ${better.without} it would save ${dollars(better.saved / months)} a month more.`] : []),
    ...(tooSmall.length > 0
      ? [`Too small to be moved: ${tooSmall.map(({ prefix }) => named(prefix)).join(', ')}.`]
      : []),
    ...(needsRestore
      ? [
          'What is archived there can not be read or rendered before "npm run restore"; each read above is such a restore.',
        ]
      : []),
  ];
}
