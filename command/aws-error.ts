/** An error as the AWS SDK throws it: every one carries what is known of the request. */
export type AwsError = Error & { readonly $metadata: { readonly httpStatusCode?: number } };

/** Whether AWS, or the way to it, is to blame, and not a mistake of ours. */
export const isAwsError = (error: unknown): error is AwsError => error instanceof Error && '$metadata' in error;

/** Whether AWS says that there is no such thing. */
export const isAbsent = (error: unknown): boolean =>
  isAwsError(error) &&
  (error.$metadata.httpStatusCode === 404 ||
    /NotFound|NoSuch|NonExistent|DoesNotExist/.test(error.name) ||
    // CloudFormation has no name of its own for it
    (error.name === 'ValidationError' && /does not exist/.test(error.message)));

/** What `ask` answers, or nothing when there is no such thing. */
export async function ifThere<Answer>(ask: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await ask;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** Name and message on one line. */
export const inOneLine = ({ name, message }: Error): string => `${name}: ${message.replaceAll(/\s+/g, ' ')}`;
