import type { AssetView } from '../../lambdas/search-assets/asset-view';

/** An asset as the API shows it; the higher `second`, the newer. */
export function assetView(id: string, second: number, image: AssetView['image'] = { state: 'waiting' }): AssetView {
  return {
    id,
    key: `u/ann/01/${id}.jpg`,
    name: `${id}.jpg`,
    sizeBytes: 10,
    contentType: 'image/jpeg',
    modifiedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
    rev: second,
    image,
  };
}

/** What the API answers as cursor of a page that ends with this asset. */
export const cursorAt = ({ modifiedAt, id }: AssetView): string => `${modifiedAt}~${id}`;
