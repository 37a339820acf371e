import { type Bench, type Figure, geometricMean, rounded } from '../figure';
import { meanCpuMs, played, ratioOf } from './interleaved';
import { bytesOf } from './made';
import { type PeerName, peerPlan } from './peer-plan';
import { nameOf } from './photos';

/** How many times the product's CPU time each should need at least. */
const PEERS = {
  ipx: { title: 'ipx 3.1.1', atLeast: 10 },
  next: { title: 'Next.js 16.4.6', atLeast: 6 },
  thumbor: { title: 'thumbor 7.8.0', atLeast: 3 },
} as const;

/** What does the same plan cost with the handlers of others, each with the settings it comes with? */
export const peers: Bench = async (say, { quick }) => {
  const measured = await peerPlan(quick, say);
  const names = Object.keys(PEERS) as (keyof typeof PEERS)[];
  const ratios = names.map((peer) => {
    const each = measured.map((photo) => ratioOf(photo[peer], photo.product));
    return { ...PEERS[peer], peer, ratio: geometricMean(each), each };
  });
  const how = (name: PeerName) => {
    const turns = measured.map((photo) => played(photo[name]));
    const files = turns[0]?.[0]?.files ?? [];
    const kilobytes = turns.flatMap(([turn]) => (turn ? [bytesOf(turn.files) / 1000] : []));
    const bytes = kilobytes.map((kb) => rounded(kb, 0)).join(', ');
    return `${rounded(meanCpuMs(measured.map((photo) => photo[name])), 0)} CPU ms, ${files.length} files (${bytes} KB), median of ${turns[0]?.length}`;
  };
  const figures: Figure[] = [
    ...ratios.map(({ title, ratio, atLeast, peer }) => ({
      ...{ name: `${title} against the plan`, value: rounded(ratio, 1), unit: '×', reach: { atLeast }, how: how(peer) },
    })),
    {
      ...{
        name: 'the plan itself',
        value: rounded(meanCpuMs(measured.map(({ product }) => product)), 0),
        unit: 'CPU ms',
      },
      how: `${how('product')}; mean of ${measured.map(({ photo }) => nameOf(photo)).join(', ')}`,
    },
  ];
  const chart = {
    title: 'CPU time for the same 15 files, each with the settings it comes with',
    axis: "CPU time, times Quayside's",
    groups: measured.map(({ photo }, index) => ({
      name: nameOf(photo),
      bars: [
        { series: 'Quayside', value: 1, label: '' },
        ...ratios.map(({ title, each }) => {
          const value = each[index] ?? Number.NaN;
          return { series: title, value, label: `${value.toFixed(1)} ×` };
        }),
      ],
    })),
  };
  return { figures, chart };
};
