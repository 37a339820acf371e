import { sinceOf, type Version } from './history';

/** A version as S3 lists it. One that was uploaded in parts has the time at which that began. */
export type Listed = Version & { readonly isInParts: boolean };

/** An upload in parts has their number behind its hash: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Object.html */
export const isInParts = (etag = ''): boolean => /-\d+"?$/.test(etag);

/**
 * The versions and the markers of one key in one row, newest first. S3 has put each list in order, and that order stays; nothing when times,
 * which are whole seconds, do not say how the two belong together.
 */
export function mergedPast(files: readonly Listed[], markers: readonly Version[]): Version[] | undefined {
  const since = sinceOf(files);
  const merged: Version[] = [];
  let [f, m] = [0, 0];
  for (let marker = markers[0]; marker; marker = markers[m]) {
    const file = files[f];
    const upper = file ? upperOf({ file, since: since[f] as Date, marker }) : marker;
    if (!upper) return undefined;
    merged.push(upper);
    if (upper === marker) m += 1;
    else f += 1;
  }
  return [...merged, ...files.slice(f)];
}

type Heads = { readonly file: Listed; readonly since: Date; readonly marker: Version };

/** Which of the two lies on the other; nothing where nobody but S3 knows. */
function upperOf({ file, since, marker }: Heads): Version | undefined {
  if (file.isLatest || marker.isLatest) return file.isLatest ? file : marker;
  if (since > marker.at) return file;
  // S3 has an upload in parts where it began, other engines where it ended, and that may have been after the marker
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html#distributedmpupload
  return since < marker.at && !file.isInParts ? marker : undefined;
}
