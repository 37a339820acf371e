import type { Acknowledgement } from '../judge';
import { ACCESS } from './access';
import { BUCKETS } from './buckets';
import { COPYING } from './copies';
import { EDGE } from './edge';
import { EVIDENCE } from './evidence';
import { FUNCTION_EXCEPTIONS } from './functions';

/** Everything that gates find and that stays. */
export const ACKNOWLEDGED: readonly Acknowledgement[] = [
  ...BUCKETS,
  ...FUNCTION_EXCEPTIONS,
  ...ACCESS,
  ...COPYING,
  ...EDGE,
  ...EVIDENCE,
  {
    ids: ['cfn-lint-W3005'],
    where: ['flow/*Function/Resource'],
    reason:
      'CDK says of every function that it waits for its role, which refers to it already. Once more does no harm.',
  },
];
