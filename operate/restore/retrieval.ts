import { RESTORE_PRICES, STORAGE_CLASS_PRICES } from '../cost/prices';

/** Where an object lies while nobody can read it: a class, or a tier of Intelligent-Tiering. */
export type Place = keyof typeof RESTORE_PRICES;

/** How fast it is fetched. */
export const TIERS = ['expedited', 'standard', 'bulk'] as const;
export type Tier = (typeof TIERS)[number];

/** How long S3 says that it takes: https://docs.aws.amazon.com/AmazonS3/latest/userguide/restoring-objects-retrieval-options.html */
const TIMES: Readonly<Record<Place, Partial<Record<Tier, string>>>> = {
  glacier: { expedited: '1 to 5 minutes', standard: '3 to 5 hours', bulk: '5 to 12 hours' },
  'deep-archive': { standard: 'up to 12 hours', bulk: 'up to 48 hours' },
  'archive-access': { expedited: '1 to 5 minutes', standard: '3 to 5 hours', bulk: '5 to 12 hours' },
  'deep-archive-access': { standard: 'up to 12 hours', bulk: 'up to 48 hours' },
};

/** How long it takes to restore from a place; nothing when the place has no such tier. */
export const timeOf = (place: Place, tier: Tier): string | undefined => TIMES[place][tier];

/** Whether what is restored is a copy beside the archive, for some days, and not the object itself for good. */
export const isCopy = (place: Place): boolean => place === 'glacier' || place === 'deep-archive';

const GB = 1024 ** 3;
const DAYS_A_MONTH = 30;

type Wanted = { readonly tier: Tier; readonly days: number };

/** US dollars to restore one object: the request, its bytes and, of a copy, the days that it stays in Standard beside the archive. */
export const priceOf = (place: Place, sizeBytes: number, wanted: Wanted): number =>
  priceOfKeeping(place, sizeBytes, wanted) + (sizeBytes / GB) * pricesOf(place, wanted).gb;

/** US dollars to keep a copy that is there for so many days from now on: its bytes are not fetched again. */
export function priceOfKeeping(place: Place, sizeBytes: number, wanted: Wanted): number {
  const months = isCopy(place) ? wanted.days / DAYS_A_MONTH : 0;
  return pricesOf(place, wanted).object + (sizeBytes / GB) * months * STORAGE_CLASS_PRICES.standard.gbMonth;
}

function pricesOf(place: Place, { tier }: Wanted): { readonly object: number; readonly gb: number } {
  const prices: Partial<Record<Tier, { readonly object: number; readonly gb: number }>> = RESTORE_PRICES[place];
  return prices[tier] ?? { object: 0, gb: 0 };
}
