/**
 * Whether `stored` already covers what `incoming` announces. Sequencers of one key compare as strings after the shorter
 * is padded with zeros on the right: https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 */
export function isCovered(incoming: string | undefined, stored: string | undefined): boolean {
  if (incoming === undefined || stored === undefined) return false;
  const digits = Math.max(incoming.length, stored.length);
  return comparable(stored, digits) >= comparable(incoming, digits);
}

/** The later of two sequencers. */
export function laterOf(a: string | undefined, b: string | undefined): string | undefined {
  return isCovered(a, b) ? b : (a ?? b);
}

const comparable = (sequencer: string, digits: number): string => sequencer.toUpperCase().padEnd(digits, '0');
