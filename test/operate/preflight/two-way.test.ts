import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { type ConfigInput, defineConfig } from '../../../lib/config';
import { twoWay } from '../../../operate/preflight/two-way';
import { awsError } from '../../support/aws-error';
import { aDeparture } from '../../support/departure';

const cloudFormation = mockClient(CloudFormationClient);
const withReplication = (replication: ConfigInput['replication']) => ({
  ...aDeparture(),
  config: defineConfig({ stage: 'dev', replication }),
});

describe('the check of copies that go both ways', () => {
  test('finds that the first deployment can have none of them', async () => {
    cloudFormation
      .on(DescribeStacksCommand)
      .rejects(awsError('ValidationError', 400, 'Stack with id quayside-dev-keep does not exist'));

    expect(await twoWay.find(withReplication({ region: 'us-west-2', twoWay: true }))).toEqual([
      { kind: 'problem', sentence: expect.stringContaining('deploy once without replication.twoWay') },
    ]);
    expect(await twoWay.find(withReplication({ region: 'us-west-2' }))).toEqual([]);
  });

  test('is content with the second one', async () => {
    cloudFormation.on(DescribeStacksCommand).resolves({ Stacks: [{ StackStatus: 'CREATE_COMPLETE' }] as never });

    expect(await twoWay.find(withReplication({ region: 'us-west-2', twoWay: true }))).toEqual([]);
  });
});
