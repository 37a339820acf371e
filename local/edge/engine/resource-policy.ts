type Statement = {
  Effect: string;
  Principal?: { Service?: string | string[] } | string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
};

/** Condition keys, in lower case, and what they are when CloudFront asks. */
type Situation = Readonly<Record<string, string>>;

/** Whether CloudFront may do something to a resource, in a situation that goes beyond who asks for whom. */
export type Allows = (action: string, arn: string, situation?: Situation) => boolean;

/**
 * What a resource's policy lets CloudFront do on behalf of one distribution. A condition that is not known does not hold.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-origin.html
 */
export function allowedBy(policy: string, distributionArn: string): Allows {
  const { Statement: statements = [] } = JSON.parse(policy) as { Statement?: Statement[] };
  const ours = statements.filter(isForCloudFront);
  const asker = { 'aws:sourcearn': distributionArn, 'aws:sourceaccount': distributionArn.split(':')[4] ?? '' };
  return (action, arn, situation = {}) =>
    ours.some(
      ({ Action, Resource, Condition = {} }) =>
        includes(Action, action) && includes(Resource, arn) && holds(Condition, { ...asker, ...situation }),
    );
}

function isForCloudFront({ Effect, Principal }: Statement): boolean {
  const services = typeof Principal === 'object' ? [Principal.Service ?? []].flat() : [];
  return Effect === 'Allow' && services.includes('cloudfront.amazonaws.com');
}

/** All that compare for likeness: they differ in what they take for a pattern, and no name of ours has a `*`. */
const OPERATORS = ['ArnEquals', 'ArnLike', 'Bool', 'StringEquals', 'StringLike'];

function holds(condition: NonNullable<Statement['Condition']>, situation: Situation): boolean {
  return Object.entries(condition).every(
    ([operator, wanted]) =>
      OPERATORS.includes(operator) &&
      Object.entries(wanted).every(([key, patterns]) => {
        const value = situation[key.toLowerCase()];
        return value !== undefined && includes(patterns, value);
      }),
  );
}

function includes(patterns: string | readonly string[], text: string): boolean {
  return [patterns].flat().some((pattern) => {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
    return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);
  });
}
