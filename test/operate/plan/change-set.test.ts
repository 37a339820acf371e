import {
  CloudFormationClient,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  type DescribeChangeSetCommandOutput,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { Obstacle } from '../../../command/obstacle';
import { takeChanges } from '../../../operate/plan/change-set';

const STACK = { name: 'quayside-dev-keep', region: 'eu-west-1' };

function given(...pages: Partial<DescribeChangeSetCommandOutput>[]) {
  const cloudFormation = mockClient(CloudFormationClient);
  cloudFormation.on(DescribeChangeSetCommand).callsFake(({ NextToken = '0' }) => pages[Number(NextToken)]);
  cloudFormation.on(DeleteChangeSetCommand).resolves({});
  return { cloudFormation };
}

const modify = (Replacement?: string) => ({
  ResourceChange: { Action: 'Modify', Replacement, LogicalResourceId: 'It' },
});

describe('a change set', () => {
  test('is read over all its pages, and thrown away', async () => {
    const { cloudFormation } = given(
      {
        Changes: [{ ResourceChange: { Action: 'Add', ResourceType: 'AWS::SQS::Queue', LogicalResourceId: 'New' } }],
        NextToken: '1',
      },
      { Changes: [{ ResourceChange: { Action: 'Remove', LogicalResourceId: 'Old', PhysicalResourceId: 'old-1' } }] },
    );

    expect(await takeChanges(STACK, 'plan')).toEqual([
      { action: 'add', type: 'AWS::SQS::Queue', logicalId: 'New' },
      { action: 'remove', type: '', logicalId: 'Old', physicalId: 'old-1' },
    ]);
    expect(cloudFormation.commandCalls(DeleteChangeSetCommand)).toHaveLength(1);
  });

  test.each([
    ['False', 'change'],
    [undefined, 'change'],
    ['True', 'replace'],
    ['Conditional', 'may replace'],
  ])('with replacement %s is a %s', async (replacement, action) => {
    given({ Changes: [modify(replacement) as never] });

    expect(await takeChanges(STACK, 'plan')).toMatchObject([{ action }]);
  });

  test.each(['Dynamic', 'SomethingNew'])('with the action %s may replace, for all we know', async (Action) => {
    given({ Changes: [{ ResourceChange: { Action, LogicalResourceId: 'It' } as never }] });

    expect(await takeChanges(STACK, 'plan')).toMatchObject([{ action: 'may replace' }]);
  });

  test('has no changes when CloudFormation says so', async () => {
    given({ Status: 'FAILED', StatusReason: "The submitted information didn't contain changes. Submit different" });

    expect(await takeChanges(STACK, 'plan')).toEqual([]);
  });

  test('that failed for anything else is no plan', async () => {
    const { cloudFormation } = given({ Status: 'FAILED', StatusReason: 'a hook refused' });

    const taken = takeChanges(STACK, 'plan');

    await expect(taken).rejects.toThrow(Obstacle);
    await expect(taken).rejects.toThrow('a hook refused');
    expect(cloudFormation.commandCalls(DeleteChangeSetCommand)).toHaveLength(1);
  });

  test('that is no use says why, also when it can not be thrown away', async () => {
    const { cloudFormation } = given({ Status: 'FAILED', StatusReason: 'a hook refused' });
    cloudFormation.on(DeleteChangeSetCommand).rejects(new Error('denied'));

    await expect(takeChanges(STACK, 'plan')).rejects.toThrow('a hook refused');
  });

  test('that can not be thrown away is an error, since it would be left', async () => {
    const { cloudFormation } = given({ Changes: [] });
    cloudFormation.on(DeleteChangeSetCommand).rejects(new Error('denied'));

    await expect(takeChanges(STACK, 'plan')).rejects.toThrow('denied');
  });
});
