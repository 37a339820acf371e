import type { AssetView } from '../../lambdas/search-assets/asset-view';
import { blurOf } from './blur';
import { drawnWidth, type Fit } from './drawn-width';
import { readSources, type Source } from './manifest';

/** A photo that can be shown. */
export type Photo = AssetView & { readonly image: Extract<AssetView['image'], { state: 'rendered' }> };

export const isPhoto = (asset: AssetView): asset is Photo => asset.image.state === 'rendered';

type Frame = { readonly photo: Photo; readonly fit: Fit; drawnPx: number };

/** The photos on the page: each has its place and a blur at once, and its picture when that place comes near the window. */
export class Pictures {
  private readonly frames = new WeakMap<Element, Frame>();
  private readonly failed = new Set<Element>();
  private readonly nearing = new IntersectionObserver((entries) => this.near(entries), { rootMargin: '100%' });
  private readonly sizing = new ResizeObserver((entries) => this.resized(entries));

  /** A place for a photo. */
  frame(photo: Photo, fit: Fit): HTMLElement {
    const element = document.createElement('span');
    element.className = 'frame';
    element.append(blurOf(photo.image.thumbhash, photo.name));
    this.frames.set(element, { photo, fit, drawnPx: 0 });
    this.nearing.observe(element);
    return element;
  }

  /** Asks again for what was not to be had; of what has been replaced meanwhile, the catalog names another edition. */
  tryAgain(): void {
    for (const element of this.failed) if (element.isConnected) this.nearing.observe(element);
    this.failed.clear();
  }

  private near(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      this.nearing.unobserve(target);
      void this.load(target).catch(() => this.failed.add(target));
    }
  }

  /** The picture takes the place of the blur when it is whole, so that nobody sees a part of it, or that it is missing. */
  private async load(element: Element): Promise<void> {
    const frame = this.frames.get(element);
    if (!frame) return;
    const sources = await readSources(frame.photo.image.manifest);
    const { picture, img } = pictureOf(frame.photo, sources);
    setSizes(picture, this.measured(element, frame));
    await img.decode();
    element.replaceChildren(picture);
    img.addEventListener('error', () => this.lose(element, frame)); // of a larger file, after the window has grown
    this.sizing.observe(element);
  }

  private lose(element: Element, { photo }: Frame): void {
    this.sizing.unobserve(element);
    element.replaceChildren(blurOf(photo.image.thumbhash, photo.name));
    this.failed.add(element);
  }

  private resized(entries: readonly ResizeObserverEntry[]): void {
    for (const { target } of entries) {
      const frame = this.frames.get(target);
      if (frame) setSizes(target, this.measured(target, frame));
    }
  }

  /** Only ever more: who has a large file has no use for a smaller one. */
  private measured(element: Element, frame: Frame): number {
    const { widthPx, heightPx } = frame.photo.image;
    const drawnPx = drawnWidth(element.getBoundingClientRect(), widthPx / heightPx, frame.fit);
    frame.drawnPx = Math.max(frame.drawnPx, Math.ceil(drawnPx));
    return frame.drawnPx;
  }
}

function pictureOf({ name, image }: Photo, sources: readonly Source[]) {
  const img = Object.assign(document.createElement('img'), { alt: name, width: image.widthPx, height: image.heightPx });
  const last = sources.at(-1);
  if (last) img.srcset = last.srcset;
  const better = sources.slice(0, -1).map((source) => Object.assign(document.createElement('source'), source));
  const picture = document.createElement('picture');
  picture.append(...better, img);
  return { picture, img };
}

/** Measured, since no rule could say how far a row is stretched, and `auto` knows neither rows that are cut off nor every browser. */
function setSizes(root: Element, drawnPx: number): void {
  for (const each of root.querySelectorAll<HTMLSourceElement | HTMLImageElement>('source, img')) {
    each.sizes = `${drawnPx}px`;
  }
}
