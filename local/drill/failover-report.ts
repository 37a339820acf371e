import type { Read, Rehearsal } from './rehearse-failover';

const NAMES: Readonly<Record<Read['from'], string>> = {
  first: 'from the bucket there',
  copy: 'from the copy',
  nowhere: 'from nowhere',
};

/** What a person wants to know of it. */
export function reportOn({ region, otherRegion, copiedAfterMs, before, without, missing, after }: Rehearsal): string {
  const cost = median(without.map(({ ms }) => ms)) - median(before.map(({ ms }) => ms));
  return `
${copiedAfterMs.length} pages had their copy in ${otherRegion} ${milliseconds(median(copiedAfterMs))} after they were published, the last one ${milliseconds(Math.max(...copiedAfterMs))}; S3 takes seconds, and promises nothing below 15 minutes.

  with ${region}        ${summaryOf(before)}
  without ${region}     ${summaryOf(without)}
  with ${region} again  ${summaryOf(after)}

Going over to the copy cost ${cost < 1 ? 'nothing that can be measured' : milliseconds(cost)} a read here, where a region that is gone refuses at once. One that is silent costs CloudFront the three seconds
which the template gives it, each time that a page is not in its caches. A page that never was is ${missing.status} from both.

Nothing else has a second home: uploads, sign-in, the catalog and renditions in no cache wait for ${region}. docs/runbook.md#when-a-region-is-gone`;
}

function summaryOf(reads: readonly Read[]): string {
  const kinds = [...new Set(reads.map(({ status, from }) => `${status} ${NAMES[from]}`))];
  return `${kinds.join(', ')}, ${milliseconds(median(reads.map(({ ms }) => ms)))} a page`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;
