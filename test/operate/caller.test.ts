import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { callerIn } from '../../operate/caller';
import { awsError } from '../support/aws-error';

const given = (error: Error) => mockClient(STSClient).on(GetCallerIdentityCommand).rejects(error);
const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('who we are', () => {
  test('is what AWS says', async () => {
    mockClient(STSClient)
      .on(GetCallerIdentityCommand)
      .resolves({ Account: '123456789012', Arn: 'arn:aws:iam::1:user/a' });

    expect(await callerIn('eu-west-1')).toEqual({ account: '123456789012', arn: 'arn:aws:iam::1:user/a' });
  });

  test.each([
    [
      named('CredentialsProviderError', 'Could not load credentials from any providers'),
      'there are no AWS credentials',
    ],
    [named('CredentialsProviderError', 'The SSO session has expired'), 'have expired: sign in again'],
    [awsError('ExpiredTokenException', 403), 'have expired: sign in again'],
    [awsError('InvalidClientTokenId', 403), 'AWS does not know these credentials'],
    [
      Object.assign(named('Error', 'connect ECONNREFUSED'), { code: 'ECONNREFUSED' }),
      'AWS could not be asked who you are',
    ],
  ])('is a sentence with the fix after %s', async (error, sentence) => {
    given(error);

    expect(await callerIn('eu-west-1')).toEqual({ problem: expect.stringContaining(sentence) });
  });

  test('stays a mistake of ours when AWS has nothing to do with it', async () => {
    given(new TypeError('x is not a function'));

    await expect(callerIn('eu-west-1')).rejects.toThrow(TypeError);
  });
});
