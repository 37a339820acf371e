import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { inOneLine, isAwsError } from '../command/aws-error';

/** Whose credentials these are, or the sentence that says why nobody knows. */
export type Caller = { readonly account: string; readonly arn: string } | { readonly problem: string };

const EXPIRED = /ExpiredToken|expired|refresh failed/i;
const UNKNOWN = /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch/;

/** Asks AWS who we are, with the credentials of the SDK's default chain: environment, profile, SSO, instance. */
export async function callerIn(region: string): Promise<Caller> {
  try {
    const { Account = '', Arn = '' } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
    return { account: Account, arn: Arn };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { problem: problemOf(error) };
  }
}

function problemOf(error: Error): string {
  const said = `${error.name} ${error.message}`;
  if (EXPIRED.test(said))
    return 'the AWS credentials have expired: sign in again, with "aws sso login" or as you did before';
  if (UNKNOWN.test(said)) return 'AWS does not know these credentials: look at AWS_PROFILE and at AWS_ACCESS_KEY_ID';
  if (error.name === 'CredentialsProviderError' || error.name === 'TokenProviderError') {
    return `there are no AWS credentials: run "aws configure sso", or set AWS_PROFILE (${inOneLine(error)})`;
  }
  if (isAwsError(error) || 'code' in error) return `AWS could not be asked who you are: ${inOneLine(error)}`;
  throw error;
}
