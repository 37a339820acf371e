import type { Condition } from 'aws-cdk-lib/aws-iam';

/** From one moment until before another, in ISO 8601. What is left out is open. */
export interface TimeWindow {
  readonly from?: string;
  readonly until?: string;
}

const NOW = 'aws:CurrentTime';

/** True inside of the window. */
export const within = ({ from, until }: TimeWindow): Record<string, Condition> => ({
  ...(from && { DateGreaterThanEquals: { [NOW]: from } }),
  ...(until && { DateLessThan: { [NOW]: until } }),
});

/** True outside of it, one for either side that is not open: conditions of one statement must all be true. */
export const outside = ({ from, until }: TimeWindow): Array<Record<string, Condition>> => [
  ...(from ? [{ DateLessThan: { [NOW]: from } }] : []),
  ...(until ? [{ DateGreaterThanEquals: { [NOW]: until } }] : []),
];
