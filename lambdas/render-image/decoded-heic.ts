import { damageIn } from '../shared/images/damage';
import { sharp } from '../shared/images/safe-sharp';
import { withProfile } from './png-profile';

/**
 * The picture in a HEIC, upright, as an uncompressed PNG with the colour profile of the original, so that it goes the way of every other.
 * libheif (LGPL-3.0) is loaded when the first one comes. Throws a `Refusal` for a file that it can't read.
 */
export async function decodedHeic(original: Uint8Array): Promise<Uint8Array> {
  // a layer is on NODE_PATH, which `import()` does not know: https://nodejs.org/api/esm.html#no-node_path
  const decode: typeof import('heic-decode').default = require('heic-decode');
  try {
    const { icc } = await sharp(original, { failOn: 'none' }).metadata();
    const { data, width, height } = await decode({ buffer: original });
    const png = sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 } }).removeAlpha();
    return withProfile(await png.png({ compressionLevel: 0 }).toBuffer(), icc);
  } catch (cause) {
    throw damageIn(cause);
  }
}
