import { Readable } from 'node:stream';

/** The whole body, or the same stream again when it is larger than `maxBytes`. */
export async function collected(body: Buffer | Readable, maxBytes: number): Promise<Buffer | Readable> {
  if (Buffer.isBuffer(body)) return body;
  const chunks: Buffer[] = [];
  let bytes = 0;
  const source = body[Symbol.asyncIterator]();
  for (let next = await source.next(); !next.done; next = await source.next()) {
    chunks.push(next.value);
    bytes += next.value.byteLength;
    if (bytes > maxBytes) return Readable.from(chained(chunks, source));
  }
  return Buffer.concat(chunks);
}

async function* chained(chunks: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* chunks;
  yield* { [Symbol.asyncIterator]: () => rest };
}
