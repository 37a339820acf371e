import type { Attack } from './attack';
import { inEveryFormat } from './seeds';

/** Shares of the file that are there, in hundredths. */
const THERE = [1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 90, 95, 99];

/** A sample photo in every format, broken off at many lengths, and with zeros from there on. */
export async function truncations(): Promise<Attack[]> {
  const sound = await inEveryFormat('dandelion-seeds.jpg', 320);
  return sound.flatMap(({ name, file }) =>
    THERE.flatMap((hundredths) => {
      const length = Math.floor((file.length * hundredths) / 100);
      const beginning = file.subarray(0, length);
      return [
        { name: `${hundredths} % of ${name}`, bytes: () => beginning },
        { name: `${hundredths} % of ${name}, then zeros`, bytes: () => zeroTailed(file, length) },
      ];
    }),
  );
}

function zeroTailed(file: Buffer, from: number): Buffer {
  const copy = Buffer.from(file);
  return copy.fill(0, from);
}
