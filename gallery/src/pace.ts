import type { AssetView } from '../../lambdas/search-assets/asset-view';

const WAITING_MS = 700;
const IDLE_MS = { least: 2_500, most: 20_000 };
/** A photo that is not ready by now has met a failure; looking more often does not bring it. */
const HOPE_MS = 2 * 60_000;

/** Whether a picture may be ready any moment. */
export const isAnyExpected = (assets: readonly AssetView[], now: number): boolean =>
  assets.some(({ image, modifiedAt }) => image.state === 'waiting' && now - Date.parse(modifiedAt) < HOPE_MS);

/** How long to leave the catalog alone: briefly while something is expected, longer the longer nothing has changed. */
export function pauseMs(isExpecting: boolean, quietMs: number): number {
  if (isExpecting) return WAITING_MS;
  return Math.min(Math.max(quietMs / 20, IDLE_MS.least), IDLE_MS.most);
}
