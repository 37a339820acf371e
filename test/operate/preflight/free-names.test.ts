import { CloudFormationClient, DescribeStacksCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { freeNames } from '../../../operate/preflight/free-names';
import { awsError } from '../../support/aws-error';
import { aDeparture, aDesign } from '../../support/departure';

const BUCKET = 'quayside-dev-site-123456789012-eu-west-1';
const SECRET = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:quayside-dev-signing-keys-a1B2c3';
const LOG_GROUP = '/aws/lambda/quayside-dev-render-image';
const departure = aDeparture(
  aDesign({
    resources: {
      Site: {
        Type: 'AWS::S3::Bucket',
        Properties: {
          BucketName: { 'Fn::Join': ['', ['quayside-dev-site-', { Ref: 'AWS::AccountId' }, '-eu-west-1']] },
        },
      },
      Catalog: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 'quayside-dev-catalog' } },
      Keys: { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'quayside-dev-signing-keys' } },
      Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: LOG_GROUP } },
    },
  }),
);

/** An account without any of it, and without the stack. */
function given() {
  const clients = {
    cloudFormation: mockClient(CloudFormationClient),
    s3: mockClient(S3Client),
    dynamo: mockClient(DynamoDBClient),
    secrets: mockClient(SecretsManagerClient),
    logs: mockClient(CloudWatchLogsClient),
  };
  clients.cloudFormation.on(DescribeStacksCommand).rejects(awsError('ValidationError', 400, 'x does not exist'));
  clients.s3.on(HeadBucketCommand).rejects(awsError('NotFound', 404));
  clients.dynamo.on(DescribeTableCommand).rejects(awsError('ResourceNotFoundException', 400));
  clients.secrets.on(DescribeSecretCommand).rejects(awsError('ResourceNotFoundException', 400));
  clients.logs.on(DescribeLogGroupsCommand).resolves({ logGroups: [{ logGroupName: `${LOG_GROUP}-of-another` }] });
  return clients;
}

const sentences = async () => {
  const found = await Promise.all(freeNames.map((check) => check.find(departure)));
  return found.flat().map(({ sentence }) => sentence);
};

describe('the check of names', () => {
  test('finds nothing where all are free', async () => {
    given();

    expect(await sentences()).toEqual([]);
  });

  test('finds what an earlier stage left: bucket, table, secret, log group', async () => {
    const { s3, dynamo, secrets, logs } = given();
    s3.on(HeadBucketCommand, { Bucket: BUCKET }).resolves({});
    dynamo.on(DescribeTableCommand).resolves({ Table: {} });
    secrets.on(DescribeSecretCommand).resolves({});
    logs.on(DescribeLogGroupsCommand).resolves({ logGroups: [{ logGroupName: LOG_GROUP }] });

    expect(await sentences()).toEqual([
      expect.stringMatching(
        `^bucket ${BUCKET} is there already and belongs to none of this stage's stacks: .*delete it`,
      ),
      expect.stringMatching(/^table quayside-dev-catalog is there already/),
      expect.stringMatching(/^secret quayside-dev-signing-keys is there already.*aws secretsmanager delete-secret/),
      expect.stringMatching(`aws logs delete-log-group --region eu-west-1 --log-group-name ${LOG_GROUP}`),
    ]);
  });

  test('finds nothing in what the stack itself has', async () => {
    const { cloudFormation, s3, dynamo, secrets, logs } = given();
    cloudFormation.on(DescribeStacksCommand).resolves({ Stacks: [{ StackStatus: 'UPDATE_COMPLETE' }] as never });
    cloudFormation.on(ListStackResourcesCommand).resolves({
      StackResourceSummaries: [BUCKET, 'quayside-dev-catalog', SECRET, LOG_GROUP].map((PhysicalResourceId) => ({
        PhysicalResourceId,
        ResourceStatus: 'CREATE_COMPLETE',
      })) as never,
    });
    s3.on(HeadBucketCommand).resolves({});
    dynamo.on(DescribeTableCommand).resolves({ Table: {} });
    secrets.on(DescribeSecretCommand).resolves({});
    logs.on(DescribeLogGroupsCommand).resolves({ logGroups: [{ logGroupName: LOG_GROUP }] });

    expect(await sentences()).toEqual([]);
  });

  test.each([
    [403, 'you may not look into it'],
    [301, 'in another region'],
  ])('finds a bucket that answers %i', async (status, reason) => {
    given().s3.on(HeadBucketCommand).rejects(awsError('Unknown', status));

    expect(await sentences()).toEqual([expect.stringContaining(reason)]);
  });

  test('does not take a failing answer for a free name', async () => {
    given().s3.on(HeadBucketCommand).rejects(awsError('ServiceUnavailable', 503));

    await expect(sentences()).rejects.toThrow('ServiceUnavailable');
  });
});
