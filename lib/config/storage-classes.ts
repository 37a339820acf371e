/** What S3 charges and asks of a storage class, whatever its price. */
export type StorageClassFacts = {
  /** What S3 itself calls it. */
  readonly serviceName: string;
  /** Days that are billed of whatever enters it. */
  readonly minimumDays: number;
  /** What a smaller object is billed as. */
  readonly minimumBilledKiB: number;
  /** Whether its bytes can be read only after they were restored. */
  readonly needsRestore: boolean;
};

const readAtOnce = { minimumDays: 0, minimumBilledKiB: 0, needsRestore: false };

/** The storage classes that objects may move to, by the words that a configuration has for them: https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html#sc-compare */
export const STORAGE_CLASSES = {
  standard: { ...readAtOnce, serviceName: 'STANDARD' },
  'intelligent-tiering': { ...readAtOnce, serviceName: 'INTELLIGENT_TIERING' },
  'standard-ia': { ...readAtOnce, serviceName: 'STANDARD_IA', minimumDays: 30, minimumBilledKiB: 128 },
  'one-zone-ia': { ...readAtOnce, serviceName: 'ONEZONE_IA', minimumDays: 30, minimumBilledKiB: 128 },
  'glacier-ir': { ...readAtOnce, serviceName: 'GLACIER_IR', minimumDays: 90, minimumBilledKiB: 128 },
  glacier: { ...readAtOnce, serviceName: 'GLACIER', minimumDays: 90, needsRestore: true },
  'deep-archive': { ...readAtOnce, serviceName: 'DEEP_ARCHIVE', minimumDays: 180, needsRestore: true },
} as const satisfies Readonly<Record<string, StorageClassFacts>>;

export type StorageClassName = keyof typeof STORAGE_CLASSES;

/** Our word for what S3 calls a class. */
export function classNamed(serviceName: string): StorageClassName {
  const names = Object.keys(STORAGE_CLASSES) as StorageClassName[];
  const found = names.find((name) => STORAGE_CLASSES[name].serviceName === serviceName);
  if (!found) throw new Error(`say in lib/config/storage-classes.ts what ${serviceName} is`);
  return found;
}

/** S3 moves nothing smaller unless a rule says so: https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
export const SMALLEST_MOVED_KIB = 128;

/** Days in Standard before S3 takes an object into either of its infrequent-access classes; same page. */
export const DAYS_BEFORE_IA = 30;
