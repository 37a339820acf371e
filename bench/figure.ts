/** One measured number against what it should reach. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What it should be at most, or at least; absent where it is only stated. */
  readonly reach?: { readonly atMost: number } | { readonly atLeast: number };
};

/** Answers one question with figures; `say` is for the person who waits. */
export type Bench = (say: (progress: string) => void) => Promise<Figure[]>;

const isReached = ({ value, reach }: Figure): boolean => {
  if (!reach) return true;
  return 'atMost' in reach ? value <= reach.atMost : value >= reach.atLeast;
};

/** As one line of JSON. */
export function lineOf(figure: Figure): string {
  const { name, value, unit } = figure;
  return JSON.stringify({ name, value, unit, reach: reachOf(figure), ok: isReached(figure) });
}

/** As a row of a table. */
export function rowOf(figure: Figure): Record<string, string> {
  const { name, value, unit } = figure;
  return {
    figure: name,
    value: `${value} ${unit}`,
    reach: reachOf(figure) ?? '',
    ok: isReached(figure) ? 'yes' : 'NO',
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

export const rounded = (value: number, digits = 2): number => Number(value.toFixed(digits));
