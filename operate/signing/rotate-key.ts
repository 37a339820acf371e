import { randomBytes } from 'node:crypto';
import { requireYes } from '../consent';
import { atMinute } from '../in-words';
import type { Terminal } from '../terminal';
import type { SigningOptions } from './signing-options';
import type { SigningSecret } from './signing-secret';

/** More than HMAC-SHA256 can use: https://www.rfc-editor.org/rfc/rfc2104#section-3 */
const KEY_BYTES = 48;

/** Makes a new key the one that signs, after a yes where addresses stop working by it; says which stay good. */
export async function rotateKey(
  { yes }: Pick<SigningOptions, 'yes'>,
  secret: SigningSecret,
  terminal: Terminal,
): Promise<void> {
  const { since } = await secret.current();
  if (await secret.previous()) {
    await requireYes(`Addresses that were signed before ${atMinute(since)} stop working. Rotate?`, yes, terminal);
  }
  await secret.put(randomBytes(KEY_BYTES).toString('base64url'));
  terminal.say(
    `A new key signs from now on; give it ten seconds before you publish what it signed. Addresses signed since ${atMinute(since)} stay good until the next rotation: sign them again before it. What caches hold of older ones stays for its year.`,
  );
}
