/** What the sRGB profiles of cameras, phones, editors and libraries call themselves. */
const SRGB_NAMES = [
  'sRGB',
  'sRGB IEC61966-2.1',
  'sRGB IEC61966-2-1 black scaled',
  'sRGB2014',
  'sRGB built-in',
  'GIMP built-in sRGB',
  'c2', // Facebook's, of 524 bytes
];

/** Layout of a profile: a header of 128 bytes, the number of tags, twelve bytes each. https://www.color.org/specification/ICC.1-2022-05.pdf */
const TAG_COUNT_AT = 128;
const TAG_BYTES = 12;

/**
 * Whether a profile is the one that everybody assumes anyway, so that nothing needs converting. It goes by its name: a profile that
 * is not known takes some milliseconds and comes out right.
 */
export function isSrgb(profile: Buffer | undefined): boolean {
  return profile !== undefined && SRGB_NAMES.includes(nameOf(profile));
}

function nameOf(profile: Buffer): string {
  const count = profile.length < TAG_COUNT_AT + 4 ? 0 : profile.readUInt32BE(TAG_COUNT_AT);
  for (let index = 0; index < count; index++) {
    const entry = profile.subarray(TAG_COUNT_AT + 4 + index * TAG_BYTES).subarray(0, TAG_BYTES);
    if (entry.length < TAG_BYTES) break;
    if (entry.toString('latin1', 0, 4) === 'desc') return textIn(profile.subarray(entry.readUInt32BE(4)));
  }
  return '';
}

/** A description of version 2 is ASCII behind its length; one of version 4 is UTF-16, of which the first language is read. */
function textIn(tag: Buffer): string {
  const isVersion4 = tag.toString('latin1', 0, 4) === 'mluc';
  if (tag.length < (isVersion4 ? 28 : 12)) return '';
  if (!isVersion4)
    return tag
      .subarray(12, 12 + tag.readUInt32BE(8))
      .toString('latin1')
      .replace(/\0.*$/s, '');
  const from = tag.readUInt32BE(24);
  const utf16 = Buffer.from(tag.subarray(from, from + tag.readUInt32BE(20)));
  return utf16.length % 2 === 0 ? utf16.swap16().toString('utf16le') : '';
}
