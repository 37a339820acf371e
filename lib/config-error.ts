import { z } from 'zod';

/** Thrown with every mistake at once, each with path, value and fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What is wrong with a stage's settings, a line a mistake. */
export function configErrorOf(stage: string, issues: readonly z.core.$ZodIssue[]): ConfigError {
  const mistakes = issues.flatMap((issue) => mistakesIn(issue)).map((mistake) => `  ${mistake}`);
  return new ConfigError(`The configuration of stage ${JSON.stringify(stage)} can't be used:\n${mistakes.join('\n')}`);
}

/** What is wrong according to one finding of a schema: path, value and fix, one sentence each. `names` is where all right names are. */
export function mistakesIn(issue: z.core.$ZodIssue, names = 'docs/settings.md'): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) => `${z.core.toDotPath([...issue.path, key])} is no setting: remove it, or see ${names} for its right name`,
    );
  }
  return [`${z.core.toDotPath(issue.path) || 'all of it'} is ${shown(issue.input)}: ${issue.message}`];
}

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));
