import type { Chart } from '../chart';
import { type Bench, type Figure, geometricMean, rounded } from '../figure';
import { type Contender, forked } from './forked';
import { installPeers } from './install';
import { cpuMsOf, meanCpuMs, type Rounds, ratioOf } from './interleaved';
import { type KeptPhotos, keptPhotos, WANTED } from './kept-photos';
import type { Turn } from './made';
import { nameOf, PHOTOS } from './photos';
import { AS_DEPLOYED, eachPhoto, withContenders } from './render-plan';

const LEAST_OF_NEXT = 6;
type Measured = { readonly photo: string; readonly transform: Rounds<Turn>; readonly next: Rounds<Turn> };

/** What does a file cost that nobody had asked for before, 1024 px in AVIF, from the request to the answer? */
export const onDemand: Bench = async (say, { quick }) => {
  const kept = await keptPhotos(PHOTOS);
  try {
    const runs = quick ? { transform: 3, next: 3 } : { transform: 9, next: 9 };
    const starters = { transform: () => transformBefore(kept), next };
    const measured = await withContenders(starters, (contenders) => eachPhoto(PHOTOS, contenders, runs, say));
    return { figures: figuresOf(measured), chart: chartOf(measured) };
  } finally {
    kept.end();
  }
};

/** The function with its own wiring, over a mezzanine. Nobody has made the file before. */
async function transformBefore({ environment, pathOf, forget }: KeptPhotos): Promise<Contender> {
  const { take, end } = await forked('transform', { ...AS_DEPLOYED, ...environment });
  return {
    take: (photo) => {
      forget(photo);
      return take(pathOf(photo));
    },
    end,
  };
}

async function next(): Promise<Contender> {
  const one = { BENCH_WIDTHS_PX: String(WANTED.widthPx), BENCH_FORMATS: WANTED.format };
  return forked('next', { PEERS: await installPeers(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...one });
}

function figuresOf(measured: readonly Measured[]): Figure[] {
  const milliseconds = (side: 'transform' | 'next') => meanCpuMs(measured.map((photo) => photo[side]));
  const each = (side: 'transform' | 'next') =>
    measured.map((photo) => `${nameOf(photo.photo)} ${rounded(cpuMsOf(photo[side]), 0)}`).join(', ');
  return [
    {
      ...{ name: 'Next.js against a 1024 px AVIF on demand', unit: '×', reach: { atLeast: LEAST_OF_NEXT } },
      value: rounded(geometricMean(measured.map((photo) => ratioOf(photo.next, photo.transform))), 1),
      how: 'geometric mean; the function with every request to S3 and DynamoDB, Next.js without fetching the original',
    },
    {
      name: '1024 px AVIF on demand',
      value: rounded(milliseconds('transform'), 0),
      unit: 'CPU ms',
      how: each('transform'),
    },
    { name: '1024 px AVIF by Next.js', value: rounded(milliseconds('next'), 0), unit: 'CPU ms', how: each('next') },
  ];
}

function chartOf(measured: readonly Measured[]): Chart {
  const bar = (series: string, rounds: Rounds<Turn>) => {
    const value = cpuMsOf(rounds);
    return { series, value, label: `${Math.round(value)} ms` };
  };
  return {
    title: 'A 1024 px AVIF that nobody had asked for before',
    axis: 'CPU time, ms',
    groups: measured.map(({ photo, transform, next }) => ({
      name: nameOf(photo),
      bars: [bar('Quayside', transform), bar('Next.js', next)],
    })),
  };
}
