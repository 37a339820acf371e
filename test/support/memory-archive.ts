import type { Archive, Held, Wish } from '../../operate/restore/archive';
import type { Place } from '../../operate/restore/retrieval';

const COPY_UNTIL = '2026-11-29T00:00:00.000Z';

/** An archive in memory that hands out what it was asked for at the second look; passes the contract that S3's adapter passes. */
export class MemoryArchive implements Archive {
  readonly bucket = 'originals';
  /** What was asked for, in order. */
  readonly wishes: Array<Wish & { readonly key: string }> = [];
  private readonly objects = new Map<string, Held>();
  private readonly looks = new Map<string, number>();

  put(key: string, place?: Place, sizeBytes = 3): void {
    this.objects.set(key, { key, sizeBytes, place, state: place ? 'archived' : 'readable' });
  }

  /** A DELETE by somebody else. */
  delete(key: string): void {
    this.objects.delete(key);
  }

  async look(key: string): Promise<Held | undefined> {
    const held = this.objects.get(key);
    if (held?.state !== 'restoring') return held;
    const looks = (this.looks.get(key) ?? 0) + 1;
    this.looks.set(key, looks);
    if (looks > 1) this.objects.set(key, { ...held, state: 'readable', until: COPY_UNTIL });
    return held;
  }

  async candidates(prefix: string): Promise<string[]> {
    return [...this.objects.values()].flatMap(({ key, place }) => (place && key.startsWith(prefix) ? key : []));
  }

  async restore({ key }: Held, { tier, days }: Wish): Promise<void> {
    this.wishes.push({ key, tier, days });
    const held = this.objects.get(key);
    if (held?.state === 'archived') this.objects.set(key, { ...held, state: 'restoring' });
  }
}
