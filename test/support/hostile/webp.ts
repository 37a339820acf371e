import sharp from 'sharp';

/** One chunk: https://developers.google.com/speed/webp/docs/riff_container */
export function riff(type: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.byteLength);
  return Buffer.concat([Buffer.from(type, 'latin1'), size, data, Buffer.alloc(data.byteLength % 2)]);
}

/** A file of these chunks. */
export const webp = (chunks: readonly Buffer[]): Buffer =>
  riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]));

/** The chunk that says how large a file with more than one chunk is. */
export function canvas(width: number, height: number, isAnimated = false): Buffer {
  const data = Buffer.alloc(10);
  data[0] = isAnimated ? 2 : 0;
  data.writeUIntLE(width - 1, 4, 3);
  data.writeUIntLE(height - 1, 7, 3);
  return riff('VP8X', data);
}

/** The pixels of a lossless file in one colour: there are no bits for any of them, 14 of the header say how many there are. */
export async function flatPixels(width: number, height: number): Promise<Buffer> {
  const pixel = sharp({ create: { width: 1, height: 1, channels: 3, background: '#ff0000' } });
  const chunk = (await pixel.webp({ lossless: true }).toBuffer()).subarray(12);
  const at = 9;
  const rest = chunk.readUInt32LE(at) >>> 28;
  chunk.writeUInt32LE(((width - 1) | ((height - 1) << 14) | (rest << 28)) >>> 0, at);
  return chunk;
}
