import type { AssetView } from '../../lambdas/search-assets/asset-view';
import type { Api } from './api';
import { type AssetList, goesBelow, withPage } from './asset-list';

/** The person's assets as far as this page has read them. What was deleted here is never in it again. */
export class Library {
  private readonly api: Pick<Api, 'newest' | 'remove'>;
  private readonly deleted = new Set<string>();
  private list: AssetList | undefined;
  /** The later page whose turn it is to be read again. */
  private turn: string | undefined;

  constructor(api: Pick<Api, 'newest' | 'remove'>) {
    this.api = api;
  }

  /** Newest first; undefined until the catalog has answered once. */
  get assets(): readonly AssetView[] | undefined {
    return this.list?.assets.filter(({ id }) => !this.deleted.has(id));
  }

  get hasMore(): boolean {
    return this.list?.cursor !== undefined;
  }

  /** Reads the newest page again, and one later page in turn: a long list costs two requests, not one for every page. */
  async refresh(): Promise<void> {
    const next = await this.read(undefined);
    const turn = this.turn ?? next;
    this.turn = turn === undefined || !this.list || !goesBelow(this.list, turn) ? undefined : await this.read(turn);
  }

  /** Reads the page after the last one. */
  async readMore(): Promise<void> {
    if (this.list?.cursor !== undefined) await this.read(this.list.cursor);
  }

  /** Takes an asset away at once. When the API refuses, it is there again and the refusal is thrown. */
  async remove(asset: string): Promise<void> {
    this.deleted.add(asset);
    try {
      await this.api.remove(asset);
    } catch (error) {
      this.deleted.delete(asset);
      throw error;
    }
  }

  private async read(from: string | undefined): Promise<string | undefined> {
    const page = await this.api.newest(from);
    this.list = this.list ? withPage(this.list, from, page) : page;
    return page.cursor;
  }
}
