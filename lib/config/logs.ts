import { z } from 'zod';

/** CloudWatch keeps logs for these spans only: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const LOG_DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 180, 365] as const;

/** How long functions are remembered. */
export const Logs = z.strictObject({
  days: z
    .literal(LOG_DAYS, { error: `give one of ${LOG_DAYS.join(', ')} days` })
    .default(30)
    .describe('How long logs of functions are kept.'),
});
