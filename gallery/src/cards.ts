import type { AssetView } from '../../lambdas/search-assets/asset-view';
import type { Entry } from './changes';
import { controlFor, copyOf, find } from './find';
import { isPhoto, type Photo, type Pictures } from './picture';
import { refusalInWords } from './words';

export type CardActions = { readonly open: (asset: AssetView) => void; readonly remove: (asset: AssetView) => void };

/** Narrower has no room for its name, wider is no more than a line. */
const ASPECT = { least: 0.6, most: 3.5 };

/**
 * All that a card shows. Not the asset's `rev`: it rises as well when nothing to be seen has changed, and a page may have read an
 * old picture beside a new `rev`.
 */
export const entryOf = (asset: AssetView): Entry => {
  const { id, name, image } = asset;
  return { id, shows: JSON.stringify([name, image, refusalInWords(asset)]) };
};

/** A photo, or the place where it will be. */
export function photoCard(asset: AssetView, actions: CardActions, pictures: Pictures): HTMLElement {
  const card = copyOf('#photo-card');
  if (isPhoto(asset)) {
    fill(card, asset, pictures);
    controlFor('open', card).addEventListener('click', () => actions.open(asset));
  }
  find(isPhoto(asset) ? '.placeholder' : '.open', HTMLElement, card).remove();
  return named(card, asset, actions);
}

function fill(card: HTMLElement, photo: Photo, pictures: Pictures): void {
  const { widthPx, heightPx } = photo.image;
  const aspect = Math.min(Math.max(widthPx / heightPx, ASPECT.least), ASPECT.most);
  card.style.setProperty('--aspect', aspect.toFixed(4));
  controlFor('open', card).append(pictures.frame(photo, 'cover'));
}

/** A file that can't be shown, with the reason. */
export function refusedRow(asset: AssetView, actions: CardActions): HTMLElement {
  const row = copyOf('#refused-row');
  find('.why', HTMLElement, row).textContent = refusalInWords(asset);
  return named(row, asset, actions);
}

function named(card: HTMLElement, asset: AssetView, { remove }: CardActions): HTMLElement {
  const name = find('.name', HTMLElement, card);
  name.textContent = asset.name;
  name.title = asset.name;
  const button = controlFor('delete', card);
  button.setAttribute('aria-label', `Delete ${asset.name}`);
  button.title = 'Delete';
  button.addEventListener('click', () => remove(asset));
  return card;
}
