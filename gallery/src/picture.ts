import type { AssetView } from '../../lambdas/search-assets/asset-view';

/** A photo that can be shown. */
export type Photo = AssetView & { readonly image: Extract<AssetView['image'], { state: 'rendered' }> };

export const isPhoto = (asset: AssetView): asset is Photo => asset.image.state === 'rendered';

/** The formats that every rendition comes in, best first; the last is what any browser shows. */
const FORMATS = ['avif', 'jpeg'] as const;

/** A photo in the best format that the browser takes, in the size that `sizes` asks for. Has its place before it is loaded. */
export function pictureOf({ name, image }: Photo, sizes: string): HTMLPictureElement {
  const [best, last] = FORMATS;
  const source = Object.assign(document.createElement('source'), {
    type: `image/${best}`,
    srcset: srcsetOf(image, best),
    sizes,
  });
  const img = Object.assign(document.createElement('img'), {
    alt: name,
    width: image.widthPx,
    height: image.heightPx,
    loading: 'lazy', // before the addresses: a lazy image begun eagerly is loaded at once
    decoding: 'async',
    sizes,
    srcset: srcsetOf(image, last),
    src: image.renditions.find(({ format }) => format === last)?.url ?? '',
  });
  const picture = document.createElement('picture');
  picture.append(source, img);
  return picture;
}

const srcsetOf = ({ renditions }: Photo['image'], wanted: (typeof FORMATS)[number]): string =>
  renditions
    .filter(({ format }) => format === wanted)
    .map(({ url, widthPx }) => `${url} ${widthPx}w`)
    .join(', ');
