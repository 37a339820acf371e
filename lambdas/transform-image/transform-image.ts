import { setTimeout as sleep } from 'node:timers/promises';
import type { ObjectStore } from '../shared/object-store';
import { FOR_A_YEAR, MEDIA_TYPE, renditionKeys } from '../shared/rendition-key';
import { type Address, addressIn } from './address';
import { Declined } from './declined';
import { LEASE_MS, type Leases } from './lease';
import type { Picture, planVariant } from './make-variant';
import type { IsSigned } from './signature-check';
import { nameOfVariant, VariantError } from './variant';

/** What making variants needs of the world. */
export type TransformDeps = {
  readonly renditions: ObjectStore;
  readonly leases: Leases;
  /** Names of variants that need no signature. */
  readonly presets: ReadonlySet<string>;
  /** Absent where presets are all there is. */
  readonly isSigned?: IsSigned;
  readonly plan: typeof planVariant;
};

/** What is asked for: the path of an address, and what its `s` says. */
export type Wanted = { readonly path: string; readonly signature?: string };
/** One file, as it goes to its viewer. */
export type File = { readonly body: Uint8Array; readonly contentType: string };
/** What a variant is made from. */
type Sources = { readonly picture: Picture; readonly mezzanine: Uint8Array };

/** In base64 a third more, and a function answers 6 MB: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
const MOST_BYTES = 4 * 2 ** 20;
const POLL_MS = 100;

/**
 * Answers one variant: what lies in the bucket already, else what is made now and put there for all who come after. Throws a `Declined`
 * for whatever gets none.
 */
export async function transformImage(wanted: Wanted, deps: TransformDeps): Promise<File> {
  const address = addressOf(wanted.path);
  await requirePermission(address, wanted, deps);
  const key = wanted.path.slice(1);
  const [lying, sources] = await Promise.all([deps.renditions.read(key), sourcesOf(address, deps.renditions)]);
  const body = lying ?? (await makeOnce(key, address, { sources, deps }));
  if (body.byteLength > MOST_BYTES) {
    throw new Declined(422, `this variant has ${body.byteLength} bytes, ${MOST_BYTES} are the most: ask for less`);
  }
  return { body, contentType: MEDIA_TYPE[address.format] };
}

function addressOf(path: string): Address {
  try {
    const address = addressIn(path);
    if (address) return address;
  } catch (error) {
    if (error instanceof VariantError) throw new Declined(400, error.message, { cause: error });
    throw error;
  }
  throw new Declined(404, 'nothing is made for this path: a variant is /i/<asset>/<edition>/<variant>.<format>');
}

/** Without a signature there is simply nothing here: a page that shows what was deleted must not read that it should have signed. */
async function requirePermission({ variant }: Address, wanted: Wanted, deps: TransformDeps): Promise<void> {
  const { path, signature } = wanted;
  if (deps.presets.has(nameOfVariant(variant))) return;
  if (!deps.isSigned) throw new Declined(404, 'there is no such file, and only presets are made on demand');
  if (signature === undefined) throw new Declined(404, 'there is no such file, and only a signed address has it made');
  if (await deps.isSigned(path, signature)) return;
  throw new Declined(401, 'no active key has signed this address: sign it again');
}

async function sourcesOf({ asset, edition }: Address, renditions: ObjectStore): Promise<Sources | undefined> {
  const [manifest, mezzanine] = await Promise.all([
    renditions.read(renditionKeys.manifest(asset, edition)),
    renditions.read(renditionKeys.mezzanine(asset, edition)),
  ]);
  return manifest && mezzanine && { picture: JSON.parse(Buffer.from(manifest).toString()), mezzanine };
}

type Making = { readonly sources: Sources | undefined; readonly deps: TransformDeps };

/** Makes the variant, or waits for whoever is at it. */
async function makeOnce(key: string, address: Address, { sources, deps }: Making): Promise<Uint8Array> {
  if (!sources) throw nothingToMakeFrom();
  const make = await deps.plan(sources.mezzanine, address, sources.picture);
  if (!(await deps.leases.take(key))) return untilMade(key, deps.renditions);
  const body = await make();
  if (body.byteLength > MOST_BYTES) return body; // nobody is served it, so nobody keeps it; who asks again has it made again
  return keep(key, body, { ...address, contentType: MEDIA_TYPE[address.format] }, deps.renditions);
}

type Kept = Pick<Address, 'asset' | 'edition'> & { readonly contentType: string };

/**
 * Whoever takes a picture away removes its mezzanine before it looks for variants. So one that is written while the mezzanine is there is
 * found by that look, and one that is written later finds the mezzanine gone. Where this is killed in between, or a cache meets what is
 * there for an instant, the second look of whoever took the picture away makes up for it: `removeEditions`.
 */
async function keep(
  key: string,
  body: Uint8Array,
  { asset, edition, contentType }: Kept,
  renditions: ObjectStore,
): Promise<Uint8Array> {
  const isNew = await renditions.create(key, body, { contentType, cacheControl: FOR_A_YEAR });
  const { state } = await renditions.observe(renditionKeys.mezzanine(asset, edition));
  if (state === 'present') return isNew ? body : untilMade(key, renditions);
  await renditions.remove([key]);
  throw nothingToMakeFrom();
}

async function untilMade(key: string, renditions: ObjectStore): Promise<Uint8Array> {
  for (let waited = 0; waited <= LEASE_MS; waited += POLL_MS) {
    const made = await renditions.read(key);
    if (made) return made;
    await sleep(POLL_MS);
  }
  throw new Declined(503, 'this variant is being made: ask again in a moment');
}

const nothingToMakeFrom = (): Declined =>
  new Declined(404, 'this edition of the picture is not there, or is not whole yet');
