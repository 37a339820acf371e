import { Obstacle } from '../command/obstacle';
import { shellWord } from './in-words';

/** One key, or all below a prefix. */
export type Target = { readonly key: string } | { readonly prefix: string };

/** The one of both that is given. Neither may be empty: all of a bucket is nobody's target. */
export function targetIn(key: string | undefined, prefix: string | undefined, usage: string): Target {
  if (key && prefix === undefined) return { key: keyIn('key', key) };
  if (prefix && key === undefined) return { prefix: keyIn('prefix', prefix) };
  throw new Obstacle(`Give one key or one prefix. Use ${usage}`);
}

/** What an option says, when that can be a key or begin one. Throws an `Obstacle` that says what to write instead of an address or a path. */
export function keyIn(option: 'key' | 'prefix', text: string): string {
  const key = text.replace(/^s3:\/\/[^/]*/, '').replace(/^\/+/, '');
  if (key === text) return text;
  const instead = key ? shellWord(key) : `<${option}>`;
  throw new Obstacle(
    `--${option} is ${JSON.stringify(text)}: the stage says which bucket, and no key begins with a slash, so write --${option} ${instead}`,
  );
}

/** A key, or a prefix in words. */
export const targetName = (target: Target): string => ('key' in target ? target.key : `all below ${target.prefix}`);

/** Said where S3 knows of no version and no delete marker, so that a slip of the finger doesn't look like a loss. */
export function nothingOf(target: Target, bucket: string): Obstacle {
  const what = 'key' in target ? `of ${target.key}` : `below ${target.prefix}`;
  return new Obstacle(
    `There is no version and no delete marker ${what} in ${bucket}: is it written as the bucket has it?`,
  );
}
