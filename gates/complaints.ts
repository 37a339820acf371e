import { exceptionsPage } from './exceptions-page';
import { type Acknowledgement, type Examined, judge } from './judge';
import { beyond } from './reach';

/** All that keeps a gate shut, a line each: findings without a reason, reasons without a finding, more of either than there was, a stale page. */
export function complaintsAbout(
  examined: readonly Examined[],
  acknowledged: readonly Acknowledgement[],
  page: string,
): string[] {
  const { unexplained, idle } = judge(examined, acknowledged);
  const isStale = page !== exceptionsPage(examined, acknowledged);
  return [
    ...unexplained.map(({ stage, where, id, says }) => `${stage}: ${where}: ${id}: ${firstLine(says)}`),
    ...idle.map((line) => `gates/acknowledged: ${line}`),
    ...beyond(examined),
    ...(isStale ? ['docs/exceptions.md is out of date: run "npm run docs"'] : []),
  ];
}

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';
