import { forked } from './forked';
import { installPeers } from './install';
import type { Rounds } from './interleaved';
import type { Turn } from './made';
import { FEW_PHOTOS } from './photos';
import { AS_DEPLOYED, eachPhoto, withContenders } from './render-plan';
import { thumbor } from './thumbor';

const NAMES = ['product', 'effort3', 'next', 'thumbor', 'ipx'] as const;
export type PeerName = (typeof NAMES)[number];
type PeerRounds = { readonly photo: string } & Readonly<Record<PeerName, Rounds<Turn>>>;

let measured: Promise<readonly PeerRounds[]> | undefined;

/** The whole plan by the product, at two efforts, and by its peers; measured once a process. */
export function peerPlan(quick: boolean, say: (progress: string) => void): Promise<readonly PeerRounds[]> {
  const runs = quick
    ? { product: 3, effort3: 1, next: 1, thumbor: 1, ipx: 1 }
    : { product: 7, effort3: 7, next: 7, thumbor: 7, ipx: 7 };
  measured ??= measure(runs, say);
  return measured;
}

async function measure(runs: Record<PeerName, number>, say: (progress: string) => void): Promise<PeerRounds[]> {
  say('installing what to compare with, if it is not there');
  const environment = { PEERS: await installPeers(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  const starters = {
    product: () => forked('product', AS_DEPLOYED),
    effort3: () => forked('product', { ...AS_DEPLOYED, AVIF_EFFORT: '3' }),
    next: () => forked('next', environment),
    thumbor,
    ipx: () => forked('ipx', environment),
  };
  return withContenders(starters, (contenders) => eachPhoto(FEW_PHOTOS, contenders, runs, say));
}
