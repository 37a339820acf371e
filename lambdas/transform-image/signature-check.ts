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
  const keysOfLast = async (ms: number): Promise<readonly string[]> => {
    if (!kept || now() - kept.at >= ms) kept = { keys: await read(), at: now() };
    return kept.keys;
  };
  return async (path, signature) =>
    isSignedBy(await keysOfLast(KEPT_MS), path, signature) ||
    isSignedBy(await keysOfLast(ASKED_AGAIN_MS), path, signature);
}
