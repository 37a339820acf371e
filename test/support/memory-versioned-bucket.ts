import { createHash } from 'node:crypto';
import type { ArchiveState } from '../../lambdas/shared/archive-state';
import type { Lock } from '../../lambdas/shared/object-locks';
import type { History, Version, VersionedBucket } from '../../operate/versions/history';
import { awsError } from './aws-error';

type Stored = Omit<Version, 'isLatest'> & { readonly body?: string; readonly copiedFrom?: string };

/** A versioned bucket in memory, whose time stands still but for what `at` says. `refused` keys take no change. */
export class MemoryVersionedBucket implements VersionedBucket {
  readonly bucket = 'photos';
  copiesMarkers = false;
  /** Of the entries that come next. */
  at = new Date('2026-11-21T10:00:00Z');
  refused: string[] = [];
  /** Keys that S3 has no time for. */
  busy: string[] = [];
  /** Versions on legal hold. */
  readonly held = new Set<string>();
  /** ISO 8601, UTC, by version. */
  readonly lockedUntil = new Map<string, string>();
  /** Versions in an archive whose bytes somebody has had restored. */
  readonly restored = new Set<string>();
  days?: number;
  /** How often anything was changed by its port. */
  changes = 0;
  /** Newest first. */
  private readonly stored = new Map<string, Stored[]>();
  private count = 0;

  put(key: string, body: string, more: Partial<Stored> = {}): string {
    return this.push({ key, isMarker: false, sizeBytes: body.length, storageClass: 'STANDARD', body, ...more });
  }

  mark(key: string): string {
    return this.push({ key, isMarker: true, sizeBytes: 0 });
  }

  /** What a reader of the key gets. */
  current(key: string): string | undefined {
    return this.stored.get(key)?.[0]?.body;
  }

  versionIds(key: string): string[] {
    return (this.stored.get(key) ?? []).map(({ versionId }) => versionId);
  }

  async *historiesBelow(prefix: string): AsyncGenerator<History> {
    for (const key of [...this.stored.keys()].filter((one) => one.startsWith(prefix)).sort()) {
      const versions = (this.stored.get(key) ?? []).map(({ body, copiedFrom, ...version }, index) => ({
        ...version,
        isLatest: index === 0,
      }));
      if (versions.length > 0) yield { key, versions };
    }
  }

  async copiedFrom(key: string): Promise<string | undefined> {
    return this.stored.get(key)?.[0]?.copiedFrom;
  }

  async archiveState({ versionId, storageClass }: Version): Promise<ArchiveState> {
    if (storageClass !== 'GLACIER' && storageClass !== 'DEEP_ARCHIVE') return {};
    return this.restored.has(versionId) ? { restoredUntil: '2026-11-29T00:00:00.000Z' } : { archived: true };
  }

  async putOnTop({ key, versionId }: Version): Promise<void> {
    this.change(key);
    const source = this.stored.get(key)?.find((one) => one.versionId === versionId);
    this.put(key, source?.body ?? '', { copiedFrom: versionId });
  }

  async hide(key: string): Promise<void> {
    this.change(key);
    this.mark(key);
  }

  async remove(versions: readonly Version[]): Promise<void> {
    for (const { key, versionId } of versions) {
      this.change(key);
      const left = (this.stored.get(key) ?? []).filter((one) => one.versionId !== versionId);
      this.stored.set(key, left);
    }
  }

  async lockOn(key: string): Promise<Lock | undefined> {
    const versions = this.versionIds(key);
    const isHeld = versions.some((versionId) => this.held.has(versionId));
    const until = versions
      .flatMap((versionId) => this.lockedUntil.get(versionId) ?? [])
      .sort()
      .at(-1);
    return isHeld || until ? { isHeld, until } : undefined;
  }

  async lockOf({ versionId }: Version): Promise<Lock | undefined> {
    const [isHeld, until] = [this.held.has(versionId), this.lockedUntil.get(versionId)];
    return isHeld || until ? { isHeld, until } : undefined;
  }

  async erase(key: string): Promise<void> {
    this.change(key);
    this.stored.delete(key);
  }

  async hold({ key, versionId }: Version, isHeld: boolean): Promise<void> {
    this.change(key);
    if (isHeld) this.held.add(versionId);
    else this.held.delete(versionId);
  }

  async formerDays(): Promise<number | undefined> {
    return this.days;
  }

  private change(key: string): void {
    if (this.refused.includes(key)) throw awsError('AccessDenied', 403);
    if (this.busy.includes(key)) throw awsError('SlowDown', 503);
    this.changes += 1;
  }

  private push(entry: Omit<Stored, 'versionId' | 'at'>): string {
    this.count += 1;
    const versionId = createHash('md5').update(String(this.count)).digest('hex').slice(0, 8);
    const stored = { at: this.at, ...entry, versionId };
    this.stored.set(entry.key, [stored, ...(this.stored.get(entry.key) ?? [])]);
    return versionId;
  }
}
