import { SMALLEST_MOVED_KIB, STORAGE_CLASSES, type StorageClassName } from '../../lib/config/storage-classes';
import { STORAGE_CLASS_PRICES, TIER_PRICES } from '../cost/prices';
import { priceOf } from '../restore/retrieval';

/** S3 bills months of whatever length; here all have thirty days. */
export const DAYS_A_MONTH = 30;

const KIB_A_GB = 1024 ** 2;
/** What an archive keeps beside each object, at its own price, and S3 at that of Standard: https://docs.aws.amazon.com/AmazonS3/latest/userguide/glacier-storage-classes.html */
const ARCHIVE_KIB = 32;
const INDEX_KIB = 8;
/** Whoever reads an archived original wants it for some days. */
const COPY_DAYS = 7;

/** What is to be known of objects to price a day of one of them. */
export type Subject = {
  readonly meanKiB: number;
  readonly readsAMonth: number;
  /** Of Intelligent-Tiering: days without a read before an archive tier. */
  readonly archiveAccessAfterDays?: number;
  readonly deepArchiveAccessAfterDays?: number;
};

/** GB of so many KiB. */
export const gbOf = (kib: number): number => kib / KIB_A_GB;

const gbMonths = (kib: number, dollars: number): number => gbOf(kib) * dollars;

const archived = (kib: number, dollars: number): number =>
  gbMonths(kib + ARCHIVE_KIB, dollars) + gbMonths(INDEX_KIB, STORAGE_CLASS_PRICES.standard.gbMonth);

/** Days after which Intelligent-Tiering has sunk what nobody read, its archive tiers last. */
const sinksAfter = { infrequent: 30, archiveInstant: 90 } as const;

/** The days in a class from which on keeping may cost something else. */
export const priceChanges = ({ archiveAccessAfterDays, deepArchiveAccessAfterDays }: Subject): number[] =>
  [sinksAfter.infrequent, sinksAfter.archiveInstant, archiveAccessAfterDays, deepArchiveAccessAfterDays].filter(
    (days) => days !== undefined,
  );

/** US dollars a month for keeping one object that has been in its class for some days. */
export function keepingAMonth(into: StorageClassName, daysIn: number, subject: Subject): number {
  if (into === 'intelligent-tiering') return keepingInTiers(daysIn, subject);
  const { minimumBilledKiB, needsRestore } = STORAGE_CLASSES[into];
  const { gbMonth } = STORAGE_CLASS_PRICES[into];
  return needsRestore
    ? archived(subject.meanKiB, gbMonth)
    : gbMonths(Math.max(subject.meanKiB, minimumBilledKiB), gbMonth);
}

/**
 * Reads that come by chance leave an object alone for so many days with the probability e^(-reads): so large is the share of the objects
 * that has got into the tier. Smaller ones stay in the first: https://docs.aws.amazon.com/AmazonS3/latest/userguide/intelligent-tiering-overview.html
 */
function keepingInTiers(daysIn: number, subject: Subject): number {
  const { meanKiB, readsAMonth, archiveAccessAfterDays: archive, deepArchiveAccessAfterDays: deep } = subject;
  const first = gbMonths(meanKiB, STORAGE_CLASS_PRICES['intelligent-tiering'].gbMonth);
  if (meanKiB < SMALLEST_MOVED_KIB) return first;
  const tiers = [
    { after: 0, dollars: first },
    { after: sinksAfter.infrequent, dollars: gbMonths(meanKiB, TIER_PRICES.infrequent) },
    { after: sinksAfter.archiveInstant, dollars: gbMonths(meanKiB, TIER_PRICES.archiveInstant) },
    ...(archive === undefined ? [] : [{ after: archive, dollars: archived(meanKiB, TIER_PRICES.archiveAccess) }]),
    ...(deep === undefined ? [] : [{ after: deep, dollars: archived(meanKiB, TIER_PRICES.deepArchiveAccess) }]),
  ];
  const shareBeyond = (after = Number.POSITIVE_INFINITY) =>
    after <= daysIn ? Math.exp((-readsAMonth / DAYS_A_MONTH) * after) : 0;
  return tiers.reduce(
    (sum, { after, dollars }, index) => sum + (shareBeyond(after) - shareBeyond(tiers[index + 1]?.after)) * dollars,
    0,
  );
}

/** US dollars a month for reading one object as often as it is read; from an archive, each time by a restore of the standard tier. */
export function readingAMonth(into: StorageClassName, { meanKiB, readsAMonth }: Subject): number {
  const { read, readGb } = STORAGE_CLASS_PRICES[into];
  const restore =
    into === 'glacier' || into === 'deep-archive'
      ? priceOf(into, meanKiB * 1024, { tier: 'standard', days: COPY_DAYS })
      : 0;
  return readsAMonth * (read + gbMonths(meanKiB, readGb) + restore);
}

/** US dollars a month for watching one object, so that it gets into the right tier. */
export const watchingAMonth = (into: StorageClassName, { meanKiB }: Subject): number =>
  into === 'intelligent-tiering' && meanKiB >= SMALLEST_MOVED_KIB ? TIER_PRICES.watchedObject : 0;

/** US dollars for moving one object into a class; nothing is ever moved into Standard. */
export const movingOf = (into: StorageClassName): number => STORAGE_CLASS_PRICES[into].move;
