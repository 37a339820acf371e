import type { Manifest } from '../../lambdas/shared/manifest';
import { Refused, reach } from './failures';

/** All files of one media type, as a `srcset` names them. */
export type Source = { readonly type: string; readonly srcset: string };

/** Reads what files there are of a photo, the best media type first; the last is what any browser shows. Browsers keep the answer for a year. */
export async function readSources(address: string): Promise<Source[]> {
  const answer = await reach(address, {});
  if (!answer.ok) throw new Refused(answer.status, `the manifest of a photo answered ${answer.status}`);
  return sourcesIn(await answer.json(), answer.url);
}

/** The files in a manifest by media type, in its own order. */
export function sourcesIn({ renditions }: Manifest, address: string): Source[] {
  const types = [...new Set(renditions.map(({ type }) => type))];
  return types.map((type) => {
    const files = renditions.filter((file) => file.type === type);
    return { type, srcset: files.map(({ url, widthPx }) => `${new URL(url, address)} ${widthPx}w`).join(', ') };
  });
}
