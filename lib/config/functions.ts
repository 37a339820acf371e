import { z } from 'zod';
import { flag, oneOf, whole } from './fields';

/** What functions run on, and how many of them at once. */
export const Functions = z.strictObject({
  architecture: oneOf(['arm64', 'x86_64'])
    .default('arm64')
    .describe("`arm64` is a fifth cheaper; the local stage takes the machine's own."),
  maxConcurrency: whole('invocations', 2, 1000)
    .default(20)
    .describe("Invocations of one consumer side by side: a flood of uploads must not take all of the account's."),
  apiConcurrency: whole('invocations', 1, 1000)
    .default(50)
    .describe('Invocations of one function of the API side by side, where they are reserved.'),
  reservesConcurrency: flag()
    .optional()
    .describe(
      "Whether each function's share of what the account may run at once is kept free for it: `maxConcurrency` for a consumer, `apiConcurrency` for a function of the API. A new account has 10 in all and may reserve none.",
    ),
  sharp: oneOf(['layer', 'host'])
    .default('layer')
    .describe(
      "Where sharp comes from: its own layer for linux-arm64, or this machine's node_modules (only without Lambda).",
    ),
});

/** What a profile settles where a stage left it open. */
export function settledFunctions(functions: z.output<typeof Functions>, isStrict: boolean) {
  return { ...functions, reservesConcurrency: functions.reservesConcurrency ?? isStrict };
}

/** What to do about a processor that sharp's layer is not made for; nothing when all is well. */
export function architectureWish({ sharp, architecture }: z.output<typeof Functions>): string | undefined {
  const isStrange = sharp === 'layer' && architecture !== 'arm64';
  return isStrange ? 'give arm64: the layer with sharp is made for it' : undefined;
}
