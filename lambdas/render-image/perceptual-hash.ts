import { imageOf, type Pixels } from './pixels';

const SIDE = 32;
const FREQUENCIES = 8;

/** The cosines of the lowest frequencies over one side. */
const COSINES = Array.from({ length: FREQUENCIES }, (_, frequency) =>
  Array.from({ length: SIDE }, (_, at) => Math.cos((Math.PI * frequency * (2 * at + 1)) / (2 * SIDE))),
);

/**
 * Sixty-four bits, each whether one of the picture's lowest frequencies is above their median: resized, re-encoded or brightened it
 * keeps most of them. The hash of http://www.hackerfactor.com/blog/index.php?/archives/432-Looks-Like-It.html
 */
export async function perceptualHash(picture: Pixels): Promise<string> {
  const opaque = imageOf(picture).flatten({ background: '#ffffff' });
  const grey = await opaque.resize(SIDE, SIDE, { fit: 'fill' }).greyscale().raw().toBuffer();
  const strengths = lowestFrequencies(grey);
  const median = [...strengths].sort((a, b) => a - b)[strengths.length / 2] ?? 0;
  const bits = strengths.map((strength) => (strength > median ? '1' : '0')).join('');
  return BigInt(`0b${bits}`).toString(16).padStart(16, '0');
}

/** Two-dimensional cosine transform (DCT-II), of which nobody needs the scale: first along the rows, then down the columns. */
function lowestFrequencies(grey: Buffer): number[] {
  const rows = Array.from({ length: SIDE }, (_, y) => grey.subarray(y * SIDE, (y + 1) * SIDE));
  const across = COSINES.map((cosines) => rows.map((row) => product(row, cosines)));
  return COSINES.flatMap((cosines) => across.map((column) => product(column, cosines)));
}

function product(values: ArrayLike<number>, cosines: readonly number[]): number {
  return cosines.reduce((sum, cosine, at) => sum + cosine * (values[at] ?? 0), 0);
}
