import { KEY_PREFIX } from './contract';

/** The parts of an original's key that the catalog sorts and filters by. */
export type KeyParts = {
  /** Everything up to and with the last slash, empty at the top. */
  readonly folder: string;
  readonly name: string;
  /** Lower case, without the dot; empty when there is none. */
  readonly extension: string;
  /** Whose it is: the uploader's id, or `operators` for all that did not come through the API. */
  readonly owner: string;
};

/** Who owns what the CLI and other tools put into the bucket. */
export const OPERATORS = 'operators';

/** What a key says about its object. */
export function partsOf(key: string): KeyParts {
  const cut = key.lastIndexOf('/') + 1;
  const name = key.slice(cut);
  const dot = name.lastIndexOf('.');
  return {
    folder: key.slice(0, cut),
    name,
    extension: dot > 0 ? name.slice(dot + 1).toLowerCase() : '',
    owner: ownerOf(key),
  };
}

function ownerOf(key: string): string {
  const [prefix, owner, upload, name] = key.split('/');
  const isUpload = `${prefix}/` === KEY_PREFIX.uploads && owner && upload && name;
  return isUpload ? owner : OPERATORS;
}

/** The key of a new upload. `ulid` makes it unguessable and sorts it by time; the name is only for people to recognise. */
export function uploadKey(owner: string, ulid: string, fileName: string): string {
  return `${KEY_PREFIX.uploads}${owner}/${ulid}/${safeName(fileName)}`;
}

/** All but the characters that need no escaping in S3: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const UNSAFE = /[^A-Za-z0-9._-]+/g;
/** Leaves room in the 1,024 bytes of a key and fits any file system. */
const LONGEST_NAME = 100;

function safeName(fileName: string): string {
  const ascii = fileName.normalize('NFKD').replace(/\p{M}/gu, '');
  // the end is kept, where the extension is; no name begins like a hidden file or an option
  const safe = ascii
    .replace(UNSAFE, '-')
    .slice(-LONGEST_NAME)
    .replace(/^-+(?=\.\w+$)/, 'unnamed') // nothing is left but the extension
    .replace(/^[.-]+/, '');
  return safe || 'unnamed';
}
