import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { stageNamed } from '../../../bin/stages';
import { Obstacle } from '../../../command/obstacle';
import type { RerenderOptions } from '../../../operate/rerender/options';
import { rerenderStage } from '../../../operate/rerender/rerender-stage';
import { awsError } from '../../support/aws-error';
import { memoryTerminal } from '../../support/memory-terminal';

function given(options: Partial<RerenderOptions> = {}) {
  const sts = mockClient(STSClient);
  sts.on(GetCallerIdentityCommand).resolves({ Account: '123456789012', Arn: 'arn:aws:iam::123456789012:user/ann' });
  const dynamo = mockClient(DynamoDBClient);
  dynamo.on(DescribeTableCommand).resolves({});
  const sqs = mockClient(SQSClient);
  sqs.on(GetQueueUrlCommand).resolves({ QueueUrl: 'https://sqs/render' });
  const all = { config: stageNamed('dev'), hintsPerSecond: 5, restart: false, ...options };
  return { sts, dynamo, sqs, run: () => rerenderStage(all, memoryTerminal(), new AbortController().signal) };
}

describe('re-rendering a stage', () => {
  test('needs credentials', async () => {
    const { sts, run } = given();
    sts.on(GetCallerIdentityCommand).rejects(Object.assign(new Error('none'), { name: 'CredentialsProviderError' }));

    await expect(run()).rejects.toThrow(Obstacle);
    await expect(run()).rejects.toThrow(/^there are no AWS credentials: run "aws configure sso"/);
  });

  test.each([
    ['dev', 'Deploy it with "npm run deploy -- --stage dev".'],
    ['local', 'Start it with "npm start".'],
  ])('needs a stage that is deployed: %s', async (stage, remedy) => {
    const { dynamo, run } = given({ config: stageNamed(stage) });
    dynamo.on(DescribeTableCommand).rejects(awsError('ResourceNotFoundException', 400));

    await expect(run()).rejects.toThrow(Obstacle);
    await expect(run()).rejects.toThrow(
      `Stage ${stage} is not deployed here: there is no table quayside-${stage}-catalog. ${remedy}`,
    );
  });

  test.each(['QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'])('needs the queue: %s', async (name) => {
    const { sqs, run } = given();
    sqs.on(GetQueueUrlCommand).rejects(awsError(name, 400));

    await expect(run()).rejects.toThrow(Obstacle);
    await expect(run()).rejects.toThrow('Stage dev has no queue quayside-dev-render-image, so nobody would render.');
  });

  test('reads its list before it asks anybody', async () => {
    const { sts, run } = given({ list: { file: 'none.txt', verdict: 'hot' } });

    await expect(run()).rejects.toThrow('none.txt is not there');
    expect(sts.calls()).toEqual([]);
  });
});
