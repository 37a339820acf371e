import { z } from 'zod';
import { flag, oneOf } from './fields';

/** Whose keys data is encrypted with. */
export const Keys = z.strictObject({
  owner: oneOf(['aws', 'customer'])
    .optional()
    .describe(
      'Who owns the keys: `aws`, which costs nothing and leaves no choice, or `customer`: five keys of your own, which rotate every year, for $1 a month each.',
    ),
  multiRegion: flag()
    .default(false)
    .describe(
      'Whether the keys of originals, renditions and catalog can have replicas in other regions. Decided once: AWS refuses to change it on a key that is there. S3 encrypts a copy in another region anew all the same.',
    ),
});

/** What a profile settles where a stage left it open. */
export function settledKeys(keys: z.output<typeof Keys>, isStrict: boolean) {
  return { ...keys, owner: keys.owner ?? (isStrict ? 'customer' : 'aws') };
}

/** What is asked for of keys that nobody has, as the setting's path and what to do; nothing when all is well. */
export function keylessWish(keys: z.output<typeof Keys>, isStrict: boolean): string | undefined {
  const isKeyless = settledKeys(keys, isStrict).owner === 'aws';
  return keys.multiRegion && isKeyless
    ? "give keys.owner 'customer' too: a key that AWS owns stays in its region"
    : undefined;
}
