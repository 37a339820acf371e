/** 1,000,000 photos */
export const counted = (count: number, noun: string): string =>
  `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`;

/** 2026-11-21 10:00 UTC */
export const atMinute = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** 2026-11-21 10:00:05 UTC */
export const atSecond = (at: Date): string => `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** $1,234, $1.40 and $0.00120: five decimals of what is less than a cent. */
export function dollars(amount: number): string {
  const size = Math.abs(amount);
  const digits = size >= 100 ? 0 : size >= 0.01 || size < 0.000005 ? 2 : 5;
  const text = size.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${amount < 0 && Number(text) !== 0 ? '-' : ''}$${text}`;
}

/** 12 kB, 3.4 MB, 5.6 GB */
export function sizeInWords(bytes: number): string {
  if (bytes < 1e6) return `${Math.ceil(bytes / 1e3)} kB`;
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}

/** A key, prefix or id as a shell takes it for one word. */
export const shellWord = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

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
