import { BUCKET_RULES } from './buckets';
import { DATA_RULES } from './data';
import { eventLoop } from './event-loop';
import { FUNCTION_RULES } from './functions';
import { OPERATION_RULES } from './operations';
import { POLICY_RULES } from './policies';
import { QUEUE_RULES } from './queues';
import type { Rule } from './rule';

/** Our own pack. */
export const RULES: readonly Rule[] = [
  ...POLICY_RULES,
  ...BUCKET_RULES,
  ...DATA_RULES,
  ...QUEUE_RULES,
  eventLoop,
  ...FUNCTION_RULES,
  ...OPERATION_RULES,
];
