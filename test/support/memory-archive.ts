import type { Archive, Held, Named, Wish } from '../../operate/restore/archive';
import type { Place } from '../../operate/restore/retrieval';

const BEGAN = Date.parse('2026-11-21T10:00:00Z');
const DAY_MS = 86_400_000;
/** As S3 has it: the midnight after so many days. */
const untilAfter = (days: number): string =>
  new Date(Math.ceil((BEGAN + days * DAY_MS) / DAY_MS) * DAY_MS).toISOString();

/** An archive in memory that hands out what it was asked for at the second look; passes the contract that S3's adapter passes. */
export class MemoryArchive implements Archive {
  readonly bucket = 'originals';
  /** What was asked for, in order. */
  readonly wishes: Array<Wish & Named> = [];
  private readonly objects = new Map<string, Held>();
  private readonly looks = new Map<string, number>();

  put(key: string, place?: Place, sizeBytes = 3): void {
    this.store({ key, sizeBytes, place, state: place ? 'archived' : 'readable' });
  }

  /** A former version. */
  putVersion(named: Named, place: Place): void {
    this.store({ ...named, sizeBytes: 3, place, state: 'archived' });
  }

  /** A DELETE by somebody else. */
  delete(key: string): void {
    this.objects.delete(idOf({ key }));
  }

  async look(named: Named): Promise<Held | undefined> {
    const id = idOf(named);
    const held = this.objects.get(id);
    if (held?.state !== 'restoring') return held;
    const looks = (this.looks.get(id) ?? 0) + 1;
    this.looks.set(id, looks);
    const { days = 0 } = this.wishes.find((wish) => idOf(wish) === id) ?? {};
    if (looks > 1) this.store({ ...held, state: 'readable', until: untilAfter(days) });
    return held;
  }

  async candidates(prefix: string): Promise<string[]> {
    const current = [...this.objects.values()].filter(({ versionId }) => versionId === undefined);
    return current.flatMap(({ key, place }) => (place && key.startsWith(prefix) ? key : []));
  }

  async restore({ key, versionId }: Held, { tier, days }: Wish): Promise<void> {
    this.wishes.push({ key, ...(versionId !== undefined && { versionId }), tier, days });
    const held = this.objects.get(idOf({ key, versionId }));
    if (held?.state === 'archived') this.store({ ...held, state: 'restoring' });
    if (held?.until) this.store({ ...held, until: untilAfter(days) });
  }

  private store(held: Held): void {
    this.objects.set(idOf(held), held);
  }
}

const idOf = ({ key, versionId }: Named): string => JSON.stringify([key, versionId]);
