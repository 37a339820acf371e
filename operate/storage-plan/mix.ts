import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Obstacle } from '../../command/obstacle';
import { text, whole } from '../../lib/config/fields';
import { Lifecycle, type OriginalsRule } from '../../lib/config/lifecycle';
import { mistakesIn } from '../../lib/config-error';

/** A rule of `lifecycle.rules`. */
export type Rule = OriginalsRule;

const number = (unit: string, min: number) => {
  const error = `give a number of ${unit}, ${min} or more`;
  return z.number({ error }).min(min, { error });
};

/** Originals that are alike. */
const Group = z.strictObject({
  prefix: text(/^((u|import)\/.{0,200})?$/, 'a prefix that begins with u/ or import/, or "" for every original'),
  /** There today. */
  objects: whole('objects', 0, 1e12),
  meanKiB: number('KiB', 0),
  /** Of those that are there today. */
  ageDays: whole('days', 0, 36_500).default(0),
  addedAMonth: whole('objects', 0, 1e10).default(0),
  /** How often one of them is read in a month, on average: once in a year is 0.083. */
  readsAMonth: number('reads', 0).default(0),
});
export type Group = z.output<typeof Group>;

const LONGEST_MONTHS = 240;
const WORDS = 'docs/runbook.md#when-originals-get-cold';

const Mix = z.strictObject(
  {
    months: whole('months', 1, LONGEST_MONTHS).default(36),
    groups: z.array(Group, { error: 'give a list of groups' }).min(1, { error: 'give at least one group' }),
    /** Rules to try; without any, those of a stage are judged. */
    rules: Lifecycle.shape.rules,
  },
  { error: 'give an object with groups, as docs/storage-mix.json is' },
);
export type Mix = z.output<typeof Mix>;

/** What a file says of originals and of rules to try. Throws an `Obstacle` that names every mistake. */
export function mixIn(file: string): Mix {
  // npm runs in the checkout, the person may be elsewhere
  const path = resolve(process.env.INIT_CWD ?? '.', file);
  const parsed = Mix.safeParse(jsonIn(path), { reportInput: true });
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.flatMap((issue) => mistakesIn(issue, WORDS)).map((mistake) => `  ${mistake}`);
  throw new Obstacle(`The mix ${path} can't be used:\n${mistakes.join('\n')}`);
}

function jsonIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new Obstacle(`There is no mix ${path}: docs/storage-mix.json is one to begin with.`);
    // Node's own words on a file name the path once more
    const reason = code ? `it answers ${code}` : `it is no JSON (${message})`;
    throw new Obstacle(`The mix ${path} can't be read: ${reason}.`, { cause: error });
  }
}
