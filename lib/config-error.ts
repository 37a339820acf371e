import { z } from 'zod';

/** Thrown with every mistake at once, each with path, value and fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What is wrong with a stage's settings, a line a mistake. */
export function configErrorOf(stage: string, issues: readonly z.core.$ZodIssue[]): ConfigError {
  const mistakes = issues.flatMap(mistakesIn).map((mistake) => `  ${mistake}`);
  return new ConfigError(`the configuration of stage ${JSON.stringify(stage)} can't be used:\n${mistakes.join('\n')}`);
}

/** What is wrong according to one finding of a schema: path, value and fix, one sentence each. */
export function mistakesIn(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(
      (key) =>
        `${z.core.toDotPath([...issue.path, key])} is no setting: remove it, or see lib/config.ts and lib/config/ for its right name`,
    );
  }
  return [`${z.core.toDotPath(issue.path)} is ${shown(issue.input)}: ${issue.message}`];
}

const shown = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value));
