import { isSignedBy } from './address';

/** Reads the keys that are active now. */
export type ReadKeys = () => Promise<readonly string[]>;
/** Whether an active key has signed a path. */
export type IsSigned = (path: string, signature: string) => Promise<boolean>;

/** A key that is none any more is taken for so much longer. */
const KEPT_MS = 300_000;
/** A signature that no kept key made may be of a newer one; wrong ones by the thousand must not ask each time. */
const ASKED_AGAIN_MS = 10_000;

/** Checks signatures with keys that it keeps for some minutes, and reads again for one that matches none. */
export function signatureCheck(read: ReadKeys, now = Date.now): IsSigned {
  let kept: { readonly keys: readonly string[]; readonly at: number } | undefined;
  let askedAgainAt = Number.NEGATIVE_INFINITY;
  const readNow = async () => {
    kept = { keys: await read(), at: now() };
    return kept.keys;
  };
  return async (path, signature) => {
    const former = kept && now() - kept.at < KEPT_MS ? kept.keys : undefined;
    if (isSignedBy(former ?? (await readNow()), path, signature)) return true;
    if (!former || now() - askedAgainAt < ASKED_AGAIN_MS) return false;
    askedAgainAt = now();
    return isSignedBy(await readNow(), path, signature);
  };
}
