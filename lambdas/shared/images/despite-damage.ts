import type { FailOnOptions } from 'sharp';
import { damageIn } from './damage';
import type { Refusal } from './refusal';
import { sharp } from './safe-sharp';

/** Something of it is missing or wrong. */
type MaybeDegraded = { readonly degraded?: true };

/** With more missing than this, most of what is shown would be the grey that decoders fill up with. */
const MOST_MISSING = 1 / 4;

/**
 * Decodes strictly; and a file that fails so, once more with all that can be got of it, which is then `degraded`. Throws a `Refusal` for one
 * that has lost more than a quarter of its picture, or from which nothing comes.
 */
export async function despiteDamage<Decoded extends object>(
  original: Uint8Array,
  decode: (failOn: FailOnOptions) => Promise<Decoded>,
): Promise<Decoded & MaybeDegraded> {
  try {
    return await decode('warning');
  } catch (strictly) {
    return { ...(await salvaged(original, decode, damageIn(strictly))), degraded: true };
  }
}

async function salvaged<T>(
  original: Uint8Array,
  decode: (failOn: FailOnOptions) => Promise<T>,
  damage: Refusal,
): Promise<T> {
  try {
    if ((await shareMissing(original)) <= MOST_MISSING) return await decode('none');
  } catch (again) {
    throw damageIn(again);
  }
  throw damage;
}

const LOOK_PX = 64;

/** How much of the picture is one colour from somewhere to its end: what a decoder never reached. */
async function shareMissing(original: Uint8Array): Promise<number> {
  const { data, info } = await sharp(original, { failOn: 'none', sequentialRead: true })
    .resize({ width: LOOK_PX, height: LOOK_PX, fit: 'fill', kernel: 'nearest' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const rowBytes = info.width * info.channels;
  const rows = Array.from({ length: info.height }, (_, row) => data.subarray(row * rowBytes, (row + 1) * rowBytes));
  const last = rows.at(-1)?.subarray(0, info.channels);
  const isFilling = (row: Buffer) => row.every((value, at) => value === last?.[at % info.channels]);
  const reached = rows.findLastIndex((row) => !isFilling(row)) + 1;
  return 1 - reached / info.height;
}
