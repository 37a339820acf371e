import type { AssetView } from '../lambdas/search-assets/asset-view';
import type { Manifest } from '../lambdas/shared/manifest';

/** How a file of the renditions bucket is had, by its path on the host. */
export type FetchFile = (path: string) => Promise<Response>;

/** Reads the manifest of a photo, as a page does; its addresses become paths on the host. Throws when the photo has none. */
export async function readManifest({ name, image }: AssetView, fetchFile: FetchFile): Promise<Manifest> {
  if (image.state !== 'rendered') throw new Error(`${name} is ${image.state}`);
  const answer = await fetchFile(image.manifest);
  if (!answer.ok) throw new Error(`${image.manifest} answered ${answer.status}`);
  const manifest: Manifest = await answer.json();
  const inPlace = (url: string) => new URL(url, `http://host${image.manifest}`).pathname;
  return { ...manifest, renditions: manifest.renditions.map((file) => ({ ...file, url: inPlace(file.url) })) };
}
