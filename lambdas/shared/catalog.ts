import type { CurrentItem, ImageItem, VersionItem } from './catalog-items';

/** All that the catalog knows of one object. `image` may be of a moment before or after `rev`. */
export type AssetRecord = {
  readonly asset: string;
  /** The object's clock; absent when nothing was ever said about it. */
  readonly rev?: number;
  readonly current?: CurrentItem;
  readonly image?: ImageItem;
  /** Leaves of renditions that proved hot, sorted; absent when none did. A listing does not say. */
  readonly hot?: readonly string[];
};

/** A part of a listing. */
export type Page = {
  readonly limit: number;
  /** A former answer's `cursor`; it looks like `CURSOR`. */
  readonly cursor?: string;
};

/** What a cursor of `newestOf` looks like: a time and an asset. */
export const CURSOR = /^[\d:.TZ-]{20,30}~[\w-]{43}$/;

/**
 * The catalog. Every write names the `rev` that its writer read before it looked at S3, and is refused (`false`) when anybody wrote
 * since: so what a later writer saw is never overwritten by what an earlier one saw. A write that changes nothing counts too.
 */
export interface Catalog {
  /** Reads consistently; an unknown asset is a record without `rev`. */
  read(asset: string): Promise<AssetRecord>;
  /** Says what the key is now, and what became of versions. */
  writeCurrent(seen: AssetRecord, current: CurrentItem, versions: readonly VersionItem[]): Promise<boolean>;
  /** Says what the renderer made of it. */
  writeImage(seen: AssetRecord, image: ImageItem): Promise<boolean>;
  /** Says which renditions proved hot, in place of what was said before. Forgotten when `writeImage` says `gone`. */
  writeHot(seen: AssetRecord, leaves: readonly string[]): Promise<boolean>;
  /** Present assets of one owner, newest first; `cursor` of an answer asks for the next page. */
  newestOf(owner: string, page: Page): Promise<Listing>;
  /**
   * Present assets of everybody, each once, in an order of the catalog's own that a pause of days does not disturb; an asset that
   * is written meanwhile may be left out. Its cursors mean nothing to anybody else.
   */
  everyAsset(page: Page): Promise<Listing>;
  /** How many `everyAsset` lists. */
  countAssets(): Promise<number>;
}

/** Without a cursor it was the last page. A page may hold fewer than asked for, and none. */
export type Listing = { readonly records: readonly AssetRecord[]; readonly cursor?: string };

/**
 * The next reading of an object's clock, in microseconds: rises with every write, and with time across the life of an item that
 * expired and came back. Hybrid logical clock: https://cse.buffalo.edu/tech-reports/2014-04.pdf
 */
export function nextRev(previous: number | undefined, now: Date): number {
  return Math.max((previous ?? 0) + 1, now.getTime() * 1000);
}

/** Tombstones outlive every redelivery: 14 days in a dead-letter queue, redriven once, and a week to spare. */
const TOMBSTONE_DAYS = 35;

/** When an item that says "gone" may expire, in seconds since 1970 as DynamoDB wants it. */
export const tombstoneExpiry = (now: Date): number => Math.floor(now.getTime() / 1000) + TOMBSTONE_DAYS * 86_400;
