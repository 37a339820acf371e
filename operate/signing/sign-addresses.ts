import { Obstacle } from '../../command/obstacle';
import { addressIn, signatureOf } from '../../lambdas/transform-image/address';
import { nameOfVariant, VariantError } from '../../lambdas/transform-image/variant';
import type { SigningOptions } from './signing-options';
import type { SigningSecret } from './signing-secret';

/** An address as it was given, and the path in it that is signed. */
type Given = { readonly origin: string; readonly path: string; readonly isPreset: boolean };

/** Addresses of variants with the signature that has them made; a preset needs none. Throws an `Obstacle` for what is no variant's. */
export async function signAddresses(
  { config, addresses }: SigningOptions,
  secretOf: () => Promise<SigningSecret>,
): Promise<string[]> {
  const presets = new Set(config.images.presets);
  const given = addresses.map((text) => givenIn(text, presets)); // before anybody is asked for credentials
  const { key } = await (await secretOf()).current();
  return given.map(({ origin, path, isPreset }) => {
    return isPreset ? `${origin}${path}` : `${origin}${path}?s=${signatureOf(path, key)}`;
  });
}

function givenIn(text: string, presets: ReadonlySet<string>): Given {
  const { origin, pathname } = URL.canParse(text) ? new URL(text) : { origin: '', pathname: text.split('?')[0] ?? '' };
  const address = readIn(text, pathname);
  if (address) return { origin, path: pathname, isPreset: presets.has(nameOfVariant(address.variant)) };
  throw new Obstacle(`${text} is no address of a variant: write /i/<asset>/<edition>/<variant>.<format>`);
}

function readIn(text: string, path: string): ReturnType<typeof addressIn> {
  try {
    return addressIn(path);
  } catch (error) {
    if (error instanceof VariantError)
      throw new Obstacle(`${text} can't be signed: ${error.message}`, { cause: error });
    throw error;
  }
}
