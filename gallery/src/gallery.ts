import type { AssetView } from '../../lambdas/search-assets/asset-view';
import { announce } from './announce';
import { followArrows } from './arrows';
import { entryOf, photoCard, refusedRow } from './cards';
import { isDeletionMeant } from './confirm';
import { find } from './find';
import { KeyedList } from './keyed-list';
import type { Library } from './library';
import { isPhoto, Pictures } from './picture';
import { Viewer } from './viewer';
import { inWords, photosInWords, REFUSAL } from './words';

/** The person's photos on the page, and what can be done with one. */
export class Gallery {
  private readonly pictures = new Pictures();
  private readonly viewer = new Viewer(this.pictures, (asset) => this.focusOn(asset));
  private readonly photos: KeyedList<AssetView>;
  private readonly refused: KeyedList<AssetView>;
  /** What had a picture, or a reason to have none, when it was last shown. */
  private settled: ReadonlySet<string> | undefined;
  private library: Library;

  constructor(library: Library) {
    this.library = library;
    const actions = {
      open: (asset: AssetView) => isPhoto(asset) && this.viewer.open(asset),
      remove: (asset: AssetView) => void this.remove(asset),
    };
    const grid = find('#photo-grid', HTMLElement);
    this.photos = new KeyedList(grid, { entryOf, render: (asset) => photoCard(asset, actions, this.pictures) });
    const rows = find('#refused-rows', HTMLElement);
    this.refused = new KeyedList(rows, { entryOf, render: (asset) => refusedRow(asset, actions) });
    followArrows(grid);
  }

  /** Begins anew with another person's photos. */
  turnTo(library: Library): void {
    this.library = library;
    this.settled = undefined;
    this.viewer.close();
    this.photos.show([]);
    this.refused.show([]);
    this.render();
  }

  /** Brings the page up to what the library knows, and says whether that was anything new. */
  render(): boolean {
    const { assets, hasMore } = this.library;
    this.pictures.tryAgain();
    const shown = (assets ?? []).filter(({ image }) => image.state !== 'refused');
    const refused = (assets ?? []).filter(({ image }) => image.state === 'refused');
    const changes = [this.photos.show(shown), this.refused.show(refused)];
    this.viewer.update(shown.filter(isPhoto));
    find('#photos', HTMLElement).hidden = shown.length === 0 && !hasMore;
    find('#refused', HTMLElement).hidden = refused.length === 0;
    find('#empty', HTMLElement).hidden = assets === undefined || assets.length > 0 || hasMore;
    find('#looking', HTMLElement).hidden = assets !== undefined;
    find('#more', HTMLElement).hidden = !hasMore;
    if (assets) this.tellNews(assets);
    return changes.some(({ gone, changed, added }) => gone.length + changed.length + added.length > 0);
  }

  /** Reads the next page and leads on to its first photo. */
  async showMore(): Promise<void> {
    const before = new Set(this.library.assets?.map(({ id }) => id));
    await this.library.readMore();
    this.render();
    const first = this.library.assets?.find(({ id }) => !before.has(id));
    if (first) this.focusOn(first.id);
  }

  private tellNews(assets: readonly AssetView[]): void {
    const settled = assets.filter(({ image }) => image.state !== 'waiting');
    const news = this.settled ? settled.filter(({ id }) => !this.settled?.has(id)) : [];
    this.settled = new Set([...(this.settled ?? []), ...settled.map(({ id }) => id)]);
    const ready = news.filter(isPhoto);
    if (ready.length > 0) announce(`${photosInWords(ready.length)} ${ready.length === 1 ? 'is' : 'are'} ready.`);
    for (const { name, image } of news) {
      if (image.state === 'refused') announce(`${name} can’t be shown. ${REFUSAL[image.reason]}`);
    }
  }

  private async remove(asset: AssetView): Promise<void> {
    if (!(await isDeletionMeant(asset.name))) return;
    const neighbour = this.neighbourOf(asset.id);
    const removal = this.library.remove(asset.id);
    this.render();
    this.focusOn(neighbour);
    try {
      await removal;
      announce(`${asset.name} is deleted.`);
    } catch (error) {
      this.render();
      announce(`${asset.name} could not be deleted. ${inWords(error)}`);
    }
  }

  private neighbourOf(asset: string): string | undefined {
    const assets = this.library.assets ?? [];
    const place = assets.findIndex(({ id }) => id === asset);
    return (assets[place + 1] ?? assets[place - 1])?.id;
  }

  /** Where nothing is left, the way to the first photo is next. */
  private focusOn(asset: string | undefined): void {
    const card = asset === undefined ? undefined : (this.photos.node(asset) ?? this.refused.node(asset));
    const control = card?.querySelector<HTMLElement>('button') ?? find('#choose', HTMLButtonElement);
    control.focus();
  }
}
