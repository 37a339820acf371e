/** What S3's answer to HEAD says of an archive. */
type Head = { readonly StorageClass?: string; readonly ArchiveStatus?: string; readonly Restore?: string };

/** Whether an object's bytes can be read, when it lies in an archive. Empty for every other. */
export type ArchiveState = {
  /** Its bytes can't be read before they are restored. */
  readonly archived?: true;
  /** Somebody asked for them, and they are not there yet. */
  readonly restoring?: true;
  /** ISO 8601, UTC: they can be read so long. */
  readonly restoredUntil?: string;
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/archived-objects.html */
export function archiveStateOf({ StorageClass, ArchiveStatus, Restore = '' }: Head): ArchiveState {
  const isInArchive = ArchiveStatus !== undefined || StorageClass === 'GLACIER' || StorageClass === 'DEEP_ARCHIVE';
  if (!isInArchive) return {};
  if (Restore.includes('ongoing-request="true"')) return { archived: true, restoring: true };
  if (!Restore.includes('ongoing-request="false"')) return { archived: true };
  const until = Date.parse(/expiry-date="([^"]+)"/.exec(Restore)?.[1] ?? '');
  return Number.isNaN(until) ? {} : { restoredUntil: new Date(until).toISOString() };
}
