import type { Attack } from './attack';
import { seeds } from './seeds';

const SEED = 20_261_121;
const MOST_FLIPS = 12;

/** So many copies of the sample photos, made small, with one to twelve bytes changed in each. */
export async function byteFlips(count: number): Promise<Attack[]> {
  const random = mulberry32(SEED);
  const sound = await seeds();
  return Array.from({ length: count }, (_, index) => {
    const { name, file } = sound[index % sound.length] ?? { name: '', file: Buffer.alloc(0) };
    const flips = Array.from({ length: 1 + Math.floor(random() * MOST_FLIPS) }, () => placeIn(file, random));
    return { name: `flip ${index} of ${name}`, bytes: () => flipped(file, flips) };
  });
}

type Flip = { readonly at: number; readonly by: number };

/** Half of them in the first kibibyte, where headers are. */
function placeIn(file: Buffer, random: () => number): Flip {
  const within = random() < 0.5 ? Math.min(1024, file.length) : file.length;
  return { at: Math.floor(random() * within), by: 1 + Math.floor(random() * 255) };
}

function flipped(file: Buffer, flips: readonly Flip[]): Buffer {
  const copy = Buffer.from(file);
  for (const { at, by } of flips) copy[at] = (copy[at] ?? 0) ^ by;
  return copy;
}

/** The same numbers at every run: https://github.com/cprosche/mulberry32 */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
