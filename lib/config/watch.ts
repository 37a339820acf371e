import { z } from 'zod';
import { flag, oneOf } from './fields';

/** What rings, and what is counted for it. */
export const Watch = z.strictObject({
  functions: oneOf(['together', 'each'])
    .optional()
    .describe(
      '`together`: one alarm for the errors of all functions of the account and region, since only ten alarms are free; a throttle rings by what comes of it, an old message or an error of the API. `each`: errors and throttles of each function of ours, at $0.10 an alarm.',
    ),
  cacheMetrics: flag()
    .optional()
    .describe('Whether CloudFront says how often its caches help, for $0.30 a metric and month.'),
});

/** What a profile settles where a stage left it open. */
export function settledWatch(watch: z.output<typeof Watch>, isStrict: boolean) {
  const { functions = isStrict ? 'each' : 'together', cacheMetrics = isStrict } = watch;
  return { functions, cacheMetrics } as const;
}
