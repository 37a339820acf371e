/** What allows all there is with all there is. */
export const EVERYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };

/** A policy as AWS takes it. */
export const policyOf = (...statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
