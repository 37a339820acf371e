import { type Fields, fieldValue } from './http';

/** The compressions that CloudFront knows, the better first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Those that a cache policy has, the better first. */
export function encodingsOf({ brotli, gzip }: { brotli?: boolean; gzip?: boolean }): Encoding[] {
  return ENCODINGS.filter((encoding) => (encoding === 'br' ? brotli : gzip));
}

/** Those of some that a viewer takes, the better first; nothing else that it takes is looked at. */
export function acceptedBy(headers: Fields, encodings: readonly Encoding[]): Encoding[] {
  const taken = (fieldValue(headers, 'accept-encoding') ?? '').toLowerCase().split(',');
  const names = taken.map((item) => item.trim()).filter((item) => !/;\s*q=0(\.0*)?$/.test(item));
  return encodings.filter((encoding) => names.some((name) => name.split(';', 1)[0]?.trim() === encoding));
}
