import type { Chart } from './chart';

/** One measured number against what it should reach. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at most, or at least; absent where it is only stated. */
  readonly reach?: { readonly atMost: number } | { readonly atLeast: number };
  /** How often and of what it was measured, where that is not plain. */
  readonly how?: string;
};

/** What a bench found out, and for some a picture of it. */
export type Answer = { readonly figures: readonly Figure[]; readonly chart?: Chart };

/** How thoroughly a bench looks: `quick` is for a first impression, with fewer runs than a claim needs. */
type Thoroughness = { readonly quick: boolean };

/** Answers one question with figures; `say` is for the person who waits. */
export type Bench = (say: (progress: string) => void, thoroughness: Thoroughness) => Promise<Answer>;

const isReached = ({ value, reach }: Figure): boolean => {
  if (!reach) return true;
  return 'atMost' in reach ? value <= reach.atMost : value >= reach.atLeast;
};

/** As one line of JSON. */
export function lineOf(figure: Figure): string {
  const { name, value, unit, how } = figure;
  return JSON.stringify({ name, value, unit, reach: reachOf(figure), ok: isReached(figure), how });
}

/** As a row of a table. */
export function rowOf(figure: Figure): Record<string, string> {
  const { name, value, unit, how = '' } = figure;
  const reach = reachOf(figure);
  return {
    figure: name,
    value: `${value} ${unit}`,
    reach: reach ?? '',
    ok: reach === undefined ? '' : isReached(figure) ? 'yes' : 'NO',
    how,
  };
}

function reachOf({ reach, unit }: Figure): string | undefined {
  if (!reach) return undefined;
  return 'atMost' in reach ? `≤ ${reach.atMost} ${unit}` : `≥ ${reach.atLeast} ${unit}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Of ratios: twice as much here and half as much there are one on average. */
export const geometricMean = (values: readonly number[]): number => Math.exp(mean(values.map(Math.log)));

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
