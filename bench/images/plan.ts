import type { Chart } from '../chart';
import { type Bench, type Figure, geometricMean, rounded } from '../figure';
import { cpuMsOf, played, ratioOf } from './interleaved';
import { nameOf } from './photos';
import { type PhotoRounds, renderPlan } from './render-plan';

const MOST_OF_FLOOR = 1.08;
const LEAST_OF_NAIVE = 16;

type Ratios = {
  readonly name: string;
  readonly rounds: PhotoRounds;
  readonly toFloor: number;
  readonly ofNaive: number;
};

/** What does the whole plan of 15 files cost, against what it must cost and against what one writes first? */
export const plan: Bench = async (say, { quick }) => {
  const runs = quick
    ? { product: 3, floor: 3, bareFloor: 1, naive: 1 }
    : { product: 7, floor: 7, bareFloor: 7, naive: 7 };
  const ratios = (await renderPlan(runs, say)).map((rounds) => ({
    ...{ name: nameOf(rounds.photo), rounds },
    ...{ toFloor: ratioOf(rounds.product, rounds.floor), ofNaive: ratioOf(rounds.naive, rounds.product) },
  }));
  return { figures: [...floorFigures(ratios), ...naiveFigures(ratios)], chart: chartOf(ratios) };
};

function floorFigures(ratios: readonly Ratios[]): Figure[] {
  const toBareFloor = ratios.map(({ rounds }) => ratioOf(rounds.product, rounds.bareFloor));
  return [
    ...ratios.map(({ name, toFloor, rounds: { product, floor } }) => ({
      ...{ name: `plan against the floor, ${name}`, value: rounded(toFloor), unit: '×' },
      reach: { atMost: MOST_OF_FLOOR },
      how: `${milliseconds(product)} to ${milliseconds(floor)} CPU ms, median of ${played(floor).length} pairs`,
    })),
    {
      ...{ name: 'plan against a barer floor', value: rounded(geometricMean(toBareFloor)), unit: '×' },
      how: 'geometric mean; this floor resizes nothing at all, and writes no mezzanine',
    },
  ];
}

function naiveFigures(ratios: readonly Ratios[]): Figure[] {
  return [
    ...ratios.map(({ name, ofNaive, rounds: { naive, floor } }) => ({
      ...{ name: `naive against the plan, ${name}`, value: rounded(ofNaive, 1), unit: '×' },
      reach: { atLeast: LEAST_OF_NAIVE },
      how: `${milliseconds(naive)} CPU ms, median of ${played(naive).length}; the floor has ${rounded(ratioOf(naive, floor), 1)} ×`,
    })),
    {
      ...{ name: 'naive against the plan, geometric mean', unit: '×', reach: { atLeast: LEAST_OF_NAIVE } },
      value: rounded(geometricMean(ratios.map(({ ofNaive }) => ofNaive)), 1),
    },
  ];
}

const milliseconds = (rounds: PhotoRounds['product']): number => rounded(cpuMsOf(rounds), 0);

const chartOf = (ratios: readonly Ratios[]): Chart => ({
  title: 'CPU time for all 15 files of a photo: 320 to 2048 px in AVIF, WebP and JPEG',
  axis: 'CPU time, times the floor (one decode to 2048 px and the encodes alone)',
  groups: ratios.map(({ name, toFloor, ofNaive }) => ({
    name,
    bars: [
      { series: 'Quayside', value: toFloor, label: `${toFloor.toFixed(2)} ×` },
      {
        series: "one by one, sharp's defaults",
        value: toFloor * ofNaive,
        label: `${(toFloor * ofNaive).toFixed(1)} ×`,
      },
    ],
  })),
  mark: { value: 1, name: 'floor' },
});
