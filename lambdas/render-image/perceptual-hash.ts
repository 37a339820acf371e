const FREQUENCIES = 8;

/** Shades of grey, row by row. */
export type Greys = readonly (readonly number[])[];

/**
 * Sixty-four bits, each whether one of the picture's lowest frequencies is above their median: resized, re-encoded or brightened it
 * keeps most of them. The hash of http://www.hackerfactor.com/blog/index.php?/archives/432-Looks-Like-It.html
 */
export function perceptualHash(picture: Greys): string {
  const strengths = lowestFrequencies(picture);
  const median = [...strengths].sort((a, b) => a - b)[strengths.length / 2] ?? 0;
  const bits = strengths.map((strength) => (strength > median ? '1' : '0')).join('');
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}

/** Two-dimensional cosine transform (DCT-II), of which nobody needs the scale: first along the rows, then down the columns. */
function lowestFrequencies(rows: Greys): number[] {
  const [along, down] = [cosines(rows[0]?.length ?? 0), cosines(rows.length)];
  const across = along.map((wave) => rows.map((row) => product(row, wave)));
  return down.flatMap((wave) => across.map((column) => product(column, wave)));
}

/** The lowest frequencies over a side of so many pixels. */
const cosines = (side: number): number[][] =>
  Array.from({ length: FREQUENCIES }, (_, frequency) =>
    Array.from({ length: side }, (_, at) => Math.cos((Math.PI * frequency * (2 * at + 1)) / (2 * side))),
  );

const product = (values: readonly number[], wave: readonly number[]): number =>
  values.reduce((sum, value, at) => sum + value * (wave[at] ?? 0), 0);
