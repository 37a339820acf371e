import { crc32, deflateSync } from 'node:zlib';

/** Signature and header, which come before everything else: https://www.w3.org/TR/png-3/#5ChunkOrdering */
const HEAD_BYTES = 8 + 25;

/** The PNG with a colour profile that says what its numbers mean; sharp would convert them. */
export function withProfile(png: Buffer, profile: Buffer | undefined): Buffer {
  if (!profile) return png;
  const body = Buffer.concat([Buffer.from('iCCPprofile\0\0', 'latin1'), deflateSync(profile)]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.byteLength - 4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([png.subarray(0, HEAD_BYTES), length, body, checksum, png.subarray(HEAD_BYTES)]);
}
