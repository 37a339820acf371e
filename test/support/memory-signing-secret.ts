import type { SigningKey, SigningSecret } from '../../operate/signing/signing-secret';

/** A secret in memory; its keys begin to sign in the order in which they were put, a day after each other. */
export function memorySigningSecret(...keys: string[]): SigningSecret & { readonly keys: readonly SigningKey[] } {
  const all = keys.map(keyOfDay);
  const at = (index: number) => all.at(index);
  return {
    keys: all,
    async current() {
      const key = at(-1);
      if (!key) throw new Error('the secret has no key');
      return key;
    },
    previous: async () => at(-2),
    put: async (key) => void all.push(keyOfDay(key, all.length)),
  };
}

const keyOfDay = (key: string, day: number): SigningKey => ({ key, since: new Date(Date.UTC(2026, 0, 1 + day, 12)) });
