import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
} from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { deleteStack } from '../../../operate/removal/delete-stack';
import { awsError } from '../../support/aws-error';

const STACK = { name: 'quayside-dev-edge', region: 'us-east-1', id: 'arn:aws:cloudformation:edge' };

function given(...statuses: string[]) {
  const cloudFormation = mockClient(CloudFormationClient);
  const answers = [...statuses];
  cloudFormation.on(DeleteStackCommand).resolves({});
  cloudFormation.on(DescribeStacksCommand).callsFake(() => ({ Stacks: [{ StackStatus: answers.shift() }] }));
  cloudFormation.on(ListStackResourcesCommand).resolves({
    StackResourceSummaries: [
      { LogicalResourceId: 'Cdn', ResourceStatus: 'DELETE_FAILED', ResourceStatusReason: 'still enabled' },
      { LogicalResourceId: 'Old', ResourceStatus: 'DELETE_COMPLETE' },
    ] as never,
  });
  return { cloudFormation };
}

describe('deleting a stack', () => {
  test('waits until it is gone, and asks by id, since its name finds nothing then', async () => {
    const { cloudFormation } = given('DELETE_IN_PROGRESS', 'DELETE_COMPLETE');

    await deleteStack(STACK);

    const asked = cloudFormation.commandCalls(DescribeStacksCommand).map(({ args }) => args[0].input.StackName);
    expect(asked).toEqual([STACK.id, STACK.id]);
  });

  test('is done when nobody knows the stack any more', async () => {
    const { cloudFormation } = given();
    cloudFormation
      .on(DescribeStacksCommand)
      .rejects(awsError('ValidationError', 400, 'Stack with id x does not exist'));

    await expect(deleteStack(STACK)).resolves.toBeUndefined();
  });

  test('says what would not go and why', async () => {
    given('DELETE_FAILED');

    await expect(deleteStack(STACK)).rejects.toThrow(
      'stack quayside-dev-edge could not be deleted; mend this and repeat:\n  Cdn: still enabled',
    );
  });

  test('says how much is left while it takes long', async () => {
    given('DELETE_IN_PROGRESS', 'DELETE_IN_PROGRESS', 'DELETE_COMPLETE');
    const progress: number[] = [];

    await deleteStack(STACK, { onProgress: (left) => progress.push(left), lookMs: 1 });

    expect(progress).toEqual([1, 1]);
  });
});
