/** 1,000,000 photos */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

/** 2026-11-21 10:00 UTC */
export const atMinute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

const SPANS = [
  { name: 'day', ms: 86_400_000 },
  { name: 'hour', ms: 3_600_000 },
  { name: 'minute', ms: 60_000 },
];

/** A span of time in the largest unit of which there are at least two. */
export function spanInWords(ms: number): string {
  const { name, ms: unit } = SPANS.find((span) => ms >= 2 * span.ms) ?? { name: 'second', ms: 1000 };
  return counted(Math.round(ms / unit), name);
}
