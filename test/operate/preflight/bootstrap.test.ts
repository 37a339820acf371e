import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { bootstrap } from '../../../operate/preflight/bootstrap';
import { awsError } from '../../support/aws-error';
import { aDeparture, aDesign } from '../../support/departure';

const departure = aDeparture(
  aDesign(),
  aDesign({ name: 'quayside-dev-flow', bootstrap: { version: 8, parameter: '/cdk-bootstrap/hnb659fds/version' } }),
  aDesign({ name: 'quayside-dev-edge', region: 'us-east-1' }),
);

/** The versions of the account's regions; 0 for one without. */
function given(versions: Readonly<Record<string, number>>) {
  mockClient(SSMClient)
    .on(GetParameterCommand)
    .callsFake(async (_, getClient) => {
      const version = versions[await getClient().config.region()];
      if (!version) throw awsError('ParameterNotFound', 400);
      return { Parameter: { Value: String(version) } };
    });
}

describe('the check of the bootstrap', () => {
  test('finds nothing when every region is as new as its stacks ask for', async () => {
    given({ 'eu-west-1': 8, 'us-east-1': 6 });

    expect(await bootstrap.find(departure)).toEqual([]);
  });

  test('finds every region that is not bootstrapped, each with its command', async () => {
    given({});

    expect(await bootstrap.find(departure)).toEqual([
      {
        kind: 'problem',
        sentence:
          'account 123456789012 in eu-west-1 is not bootstrapped for the CDK: run "npx cdk bootstrap aws://123456789012/eu-west-1"',
      },
      { kind: 'problem', sentence: expect.stringContaining('aws://123456789012/us-east-1') },
    ]);
  });

  test('finds a bootstrap that is older than the most demanding stack of its region', async () => {
    given({ 'eu-west-1': 7, 'us-east-1': 6 });

    expect(await bootstrap.find(departure)).toEqual([
      { kind: 'problem', sentence: expect.stringContaining('in eu-west-1 has bootstrap version 7, 8 is needed') },
    ]);
  });
});
