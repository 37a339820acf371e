import { type AssetRecord, type Catalog, type Listing, nextRev, type Page } from '../../lambdas/shared/catalog';
import {
  type CurrentItem,
  type ImageItem,
  indexAttributesOf,
  ownerPartition,
  type VersionItem,
} from '../../lambdas/shared/catalog-items';
import { CATALOG_INDEX } from '../../lambdas/shared/contract';
import type { ObjectFacts } from '../../lambdas/shared/object-store';

/** The catalog in memory; passes the contract that the DynamoDB adapter passes. */
export class MemoryCatalog implements Catalog {
  readonly records = new Map<string, AssetRecord>();
  readonly versions = new Map<string, ObjectFacts>();
  /** Called before every operation: tests interleave and crash here. */
  private readonly before: () => Promise<void>;
  /** Off only to show that a test notices. */
  private readonly comparesRevs: boolean;

  constructor(before = async () => {}, { comparesRevs = true } = {}) {
    this.before = before;
    this.comparesRevs = comparesRevs;
  }

  async read(asset: string): Promise<AssetRecord> {
    await this.before();
    return this.records.get(asset) ?? { asset };
  }

  async writeCurrent(seen: AssetRecord, current: CurrentItem, versions: readonly VersionItem[]): Promise<boolean> {
    await this.before();
    if (!this.swap(seen, { current })) return false;
    for (const { versionId, facts } of versions) {
      if (facts) this.versions.set(versionId, facts);
      else this.versions.delete(versionId);
    }
    return true;
  }

  async writeImage(seen: AssetRecord, image: ImageItem): Promise<boolean> {
    await this.before();
    return this.swap(seen, { image, ...(image.state === 'gone' && { hot: undefined }) });
  }

  async writeHot(seen: AssetRecord, leaves: readonly string[]): Promise<boolean> {
    await this.before();
    return this.swap(seen, { hot: leaves.length > 0 ? leaves : undefined });
  }

  async newestOf(owner: string, { limit, cursor }: Page): Promise<Listing> {
    await this.before();
    const { partition, sort } = CATALOG_INDEX.byOwner;
    const entries = [...this.records.values()].flatMap((record) => {
      const { [partition]: inPartition, [sort]: time = '' } = record.current
        ? indexAttributesOf(record.asset, record.current)
        : {};
      return inPartition === ownerPartition(owner) ? { record, time } : [];
    });
    const left = entries.sort((a, b) => (a.time < b.time ? 1 : -1)).filter(({ time }) => !cursor || time < cursor);
    const page = left.slice(0, limit);
    return {
      records: page.map(({ record }) => listed(record)),
      cursor: left.length > limit ? page.at(-1)?.time : undefined,
    };
  }

  async everyAsset({ limit, cursor }: Page): Promise<Listing> {
    await this.before();
    const left = this.present().filter(({ asset }) => !cursor || asset > cursor);
    const page = left.slice(0, limit);
    return { records: page.map(listed), cursor: left.length > limit ? page.at(-1)?.asset : undefined };
  }

  async countAssets(): Promise<number> {
    await this.before();
    return this.present().length;
  }

  private present(): AssetRecord[] {
    const records = [...this.records.values()].filter(({ current }) => current?.state === 'present');
    return records.sort((a, b) => (a.asset < b.asset ? -1 : 1));
  }

  private swap({ asset, rev }: AssetRecord, change: Pick<AssetRecord, 'current' | 'image' | 'hot'>): boolean {
    const stored = this.records.get(asset) ?? { asset };
    if (this.comparesRevs && stored.rev !== rev) return false;
    this.records.set(asset, { ...stored, ...change, rev: nextRev(stored.rev, new Date()) });
    return true;
  }
}

/** A record as a listing answers it. */
const listed = ({ hot: _, ...record }: AssetRecord): AssetRecord => record;
