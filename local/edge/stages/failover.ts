import { discard, type EdgeResponse } from '../http';
import type { Failover } from '../origin-groups';
import type { Next, Stage } from './stage';

const FAILING_OVER = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Asks the second origin of a group the same again when the first one has answered what the group goes on from. What that says is
 * passed on, whatever it is. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 */
export const failover =
  ({ statuses }: Failover, second: Next): Stage =>
  async (request, next) => {
    const answer = await next(request);
    if (!FAILING_OVER.includes(request.method) || !statuses.includes(meaningOf(answer))) return answer;
    discard(answer);
    return second(request);
  };

/** No connection counts as 503, and no answer in time as 504. */
const meaningOf = ({ status, madeBy }: EdgeResponse): number => (madeBy === 'edge' && status === 502 ? 503 : status);
