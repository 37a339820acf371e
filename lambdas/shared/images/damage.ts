import { Refusal } from './refusal';

/** What decoding failed with, as a refusal. Throws it where it is ours: memory is short, the file may be fine. */
export function damageIn(cause: unknown): Refusal {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof Refusal) return cause;
  if (/(out of|insufficient) memory/i.test(message)) throw cause;
  return new Refusal('damaged', `the file is broken: ${complaintIn(message)}`, { cause });
}

/** libvips tells everything that it tried, one a line. */
const complaintIn = (message: string): string =>
  message
    .split('\n')
    .filter((line) => !line.startsWith('source: bad seek'))
    .join(' ')
    .trim();
