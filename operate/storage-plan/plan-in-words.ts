import { counted, dollars } from '../in-words';
import { ITEMS, totalOf } from './bill';
import type { Group, Rule } from './mix';
import { isLoss, type StoragePlan } from './plan';
import type { Verdict } from './verdict';

/** A plan as a person reads it. */
export function planInWords(plan: StoragePlan): string {
  const { months, pricesAsOf, untouched, dollarsWithout, dollarsWith } = plan;
  return [
    `${counted(months, 'month')} from today on, in US dollars a month on average, by the list of us-east-1 of ${pricesAsOf}; present versions alone.`,
    ...plan.verdicts.map((verdict) => verdictInWords(verdict, months)),
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
  const about = groups.length === 0 ? ['  no group of the mix lies below it'] : groups.map(groupInWords);
  return [
    `${named(rule.prefix)}: ${ruleInWords(rule)}`,
    ...about,
    '',
    ...tableOf(verdict, months),
    '',
    ...remarksOn(verdict, months),
  ].join('\n');
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

function tableOf(verdict: Verdict, months: number): string[] {
  const row = (...[item = '', ...rest]: string[]) =>
    `  ${item.padEnd(WIDTH.item)}${rest.map((cell) => cell.padStart(WIDTH.dollars)).join('')}`;
  const figures = (items: typeof ITEMS | readonly [(typeof ITEMS)[number]]) => {
    const [without, billed] = [totalOf(verdict.without, items) / months, totalOf(verdict.with, items) / months];
    return { isNothing: without === 0 && billed === 0, cells: [without, billed, without - billed].map(dollars) };
  };
  const rows = ITEMS.map((item) => ({ item, ...figures([item]) })).filter(({ isNothing }) => !isNothing);
  return [
    row('', 'in Standard', 'by the rule', 'saved'),
    ...rows.map(({ item, cells }) => row(item, ...cells)),
    row('all', ...figures(ITEMS).cells),
  ];
}

function remarksOn(verdict: Verdict, months: number): string[] {
  const { saved, savedByEnding, paysFromMonth, better, tooSmall, needsRestore } = verdict;
  return [
    ...(isLoss(verdict) ? [lossInWords(verdict, months)] : []),
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
