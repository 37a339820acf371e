import type { EdgeResponse } from '../http';

/** A response as the cache keeps it. */
export type Entry = Omit<EdgeResponse, 'body'> & {
  readonly body: Buffer;
  /** Path and selected query, as an invalidation names them. */
  readonly path: string;
  readonly storedAtMs: number;
  readonly freshUntilMs: number;
};

/** Together, and one alone: a laptop has other uses for its memory. What is larger passes through. */
const MAX_BYTES = 128 * 1024 * 1024;
const MAX_ENTRY_BYTES = 16 * 1024 * 1024;
/** An entry's share of the bookkeeping, so that very many empty ones are bounded too. */
const ENTRY_OVERHEAD_BYTES = 1024;

/** Keeps responses in memory, and forgets those first that nobody has asked for the longest. */
export class MemoryCache {
  readonly maxEntryBytes: number;
  private readonly entries = new Map<string, Entry>();
  private readonly maxBytes: number;
  private bytes = 0;
  private invalidations = 0;

  constructor({ maxBytes = MAX_BYTES, maxEntryBytes = MAX_ENTRY_BYTES } = {}) {
    this.maxBytes = maxBytes;
    this.maxEntryBytes = maxEntryBytes;
  }

  get(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    // a map keeps the order of insertion: the first is the one that was not used the longest
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  set(key: string, entry: Entry): void {
    this.delete(key);
    this.entries.set(key, entry);
    this.bytes += sizeOf(entry);
    for (const [oldest] of this.entries) {
      if (this.bytes <= this.maxBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.entries.get(key);
    if (!entry) return;
    this.entries.delete(key);
    this.bytes -= sizeOf(entry);
  }

  /** A `set` for an answer that is asked for now: it stores nothing once there was an invalidation, which may have meant that answer. */
  setterFromNow(): MemoryCache['set'] {
    const before = this.invalidations;
    return (key, entry) => {
      if (this.invalidations === before) this.set(key, entry);
    };
  }

  /** Drops all that an invalidation's paths name. */
  invalidate(paths: readonly string[]): void {
    this.invalidations += 1;
    for (const [key, { path }] of this.entries) {
      if (paths.some((pattern) => isInvalidatedBy(path, pattern))) this.delete(key);
    }
  }
}

const sizeOf = ({ body }: Entry): number => body.byteLength + ENTRY_OVERHEAD_BYTES;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/invalidation-specifying-objects.html: a `*` counts at the end only */
function isInvalidatedBy(path: string, pattern: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
