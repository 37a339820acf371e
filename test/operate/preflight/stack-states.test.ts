import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { mockClient } from 'aws-sdk-client-mock';
import { stackStates } from '../../../operate/preflight/stack-states';
import { awsError } from '../../support/aws-error';
import { aDeparture, aDesign } from '../../support/departure';

const cloudFormation = mockClient(CloudFormationClient);
const given = (StackStatus: string) =>
  cloudFormation.on(DescribeStacksCommand).resolves({ Stacks: [{ StackStatus }] as never });

describe('the check of the stacks', () => {
  test.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS'])(
    'finds nothing wrong with %s',
    async (status) => {
      given(status);

      expect(await stackStates.find(aDeparture(aDesign()))).toEqual([]);
    },
  );

  test('finds nothing wrong with a stack that is not there', async () => {
    cloudFormation
      .on(DescribeStacksCommand)
      .rejects(awsError('ValidationError', 400, 'Stack with id x does not exist'));

    expect(await stackStates.find(aDeparture(aDesign()))).toEqual([]);
  });

  test.each([
    ['ROLLBACK_COMPLETE', 'delete-stack --stack-name quayside-dev-keep --region eu-west-1'],
    ['ROLLBACK_FAILED', 'delete-stack'],
    ['DELETE_FAILED', 'npm run destroy -- --stage dev'],
    ['UPDATE_ROLLBACK_FAILED', 'continue-update-rollback'],
    ['UPDATE_IN_PROGRESS', 'somebody is deploying, wait'],
    ['DELETE_IN_PROGRESS', 'somebody is deploying, wait'],
  ])('says the way out of %s', async (status, wayOut) => {
    given(status);

    expect(await stackStates.find(aDeparture(aDesign()))).toEqual([
      { kind: 'problem', sentence: expect.stringContaining(wayOut) },
    ]);
  });
});
