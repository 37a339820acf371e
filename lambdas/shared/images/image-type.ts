/** What can be told from the first bytes of a file, and is decoded. */
export type ImageType = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif' | 'heic';

/** What begins each type, wherever it stands: https://www.iana.org/assignments/media-types */
const MAGIC: ReadonlyArray<readonly [RegExp, ImageType]> = [
  [/^\xff\xd8\xff/, 'jpeg'],
  [/^\x89PNG\r\n.\n/s, 'png'],
  [/^RIFF.{4}WEBP/s, 'webp'],
  [/^GIF8[79]a/, 'gif'],
  // a box of files whose first sixteen brands say of what kind: RFC 9694 and https://aomediacodec.github.io/av1-avif/
  [/^.{4}ftyp(.{4}){0,15}avi[fs]/s, 'avif'],
  [/^.{4}ftyp(.{4}){0,15}(hei[cxms]|hev[cx])/s, 'heic'],
];
const MAGIC_BYTES = 72;

/** The type of a file by its bytes: neither its name nor what it was declared as has a say. */
export function imageTypeOf(bytes: Uint8Array): ImageType | undefined {
  const head = Buffer.from(bytes.subarray(0, MAGIC_BYTES)).toString('latin1');
  return MAGIC.find(([magic]) => magic.test(head))?.[1];
}

/** What S3, browsers and the AWS CLI call a file whose type they don't know. */
const UNKNOWN = ['', 'application/octet-stream', 'binary/octet-stream'];

/**
 * Whether a declared content type leaves it to the bytes. A `.jpg` that is a WebP is how people's files are, and harms nobody: what is
 * shown is made anew. A file that its owner calls a page or a film is no photo, whatever it begins with.
 */
export function mayBeImage(contentType: string): boolean {
  const [type = ''] = contentType.toLowerCase().split(';');
  return type.trim().startsWith('image/') || UNKNOWN.includes(type.trim());
}
