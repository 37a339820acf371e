import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { HeadBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ifThere, isAbsent, isAwsError } from '../../command/aws-error';
import type { StackDesign } from '../blueprint';
import { deployedStack, resourcesOf } from '../deployed-stack';
import { nameIn } from '../name-in';
import { type Check, type Departure, type Finding, problem } from './check';

/** Looks whether a name is taken, and says what to do when it is. */
type Finder = {
  readonly type: string;
  readonly property: string;
  find(name: string, region: string): Promise<string | undefined>;
};

const FINDERS: readonly Finder[] = [
  { type: 'AWS::S3::Bucket', property: 'BucketName', find: findBucket },
  { type: 'AWS::DynamoDB::GlobalTable', property: 'TableName', find: findTable },
  { type: 'AWS::SecretsManager::Secret', property: 'Name', find: findSecret },
  { type: 'AWS::Logs::LogGroup', property: 'LogGroupName', find: findLogGroup },
];

/** Every name that a stack is about to take is free: a create that meets a left-over fails half-way and rolls back. */
export const freeNames: readonly Check[] = FINDERS.map((finder) => ({
  subject: `whether the name of each ${finder.type} is free`,
  async find(departure) {
    const found = departure.designs.map((design) => findFor(finder, design, departure));
    return (await Promise.all(found)).flat();
  },
}));

async function findFor(finder: Finder, design: StackDesign, { account }: Departure): Promise<Finding[]> {
  const { region } = design;
  const wanted = Object.values(design.resources)
    .filter(({ Type }) => Type === finder.type)
    .map(({ Properties }) => nameIn(Properties?.[finder.property], { account, region }));
  if (wanted.length === 0) return [];
  const ours = await physicalIdsOf(design);
  const taken = wanted.map((name) => (name === undefined || ours.has(name) ? undefined : finder.find(name, region)));
  return (await Promise.all(taken)).filter((sentence) => sentence !== undefined).map(problem);
}

async function physicalIdsOf(design: StackDesign): Promise<Set<string | undefined>> {
  if (!(await deployedStack(design))) return new Set();
  return new Set(
    (await resourcesOf(design)).map(({ PhysicalResourceId }) => PhysicalResourceId?.replace(SECRET_ARN, '$1')),
  );
}

/** CloudFormation knows a secret by its ARN, which ends with six letters of chance. */
const SECRET_ARN = /^arn:.+:secret:(.+)-\w{6}$/;

/** The answer's status alone says it: https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
async function findBucket(name: string, region: string): Promise<string | undefined> {
  try {
    await new S3Client({ region }).send(new HeadBucketCommand({ Bucket: name }));
    return `bucket ${name} is there already and belongs to none of this stage's stacks: save what you need of it and delete it, or deploy under another project name in lib/config.ts`;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    if (!isAwsError(error)) throw error;
    const { httpStatusCode } = error.$metadata;
    if (httpStatusCode === 301) {
      return `bucket ${name} is there already, in another region: delete it there, or deploy under another project name in lib/config.ts`;
    }
    if (httpStatusCode !== 403) throw error;
    return `bucket ${name} is there already and you may not look into it: it is another account's or closed to you, so deploy under another project name in lib/config.ts`;
  }
}

async function findTable(TableName: string, region: string): Promise<string | undefined> {
  const found = await ifThere(new DynamoDBClient({ region }).send(new DescribeTableCommand({ TableName })));
  return (
    found &&
    `table ${TableName} is there already and belongs to none of this stage's stacks: save what you need of it and delete it`
  );
}

async function findSecret(SecretId: string, region: string): Promise<string | undefined> {
  const client = new SecretsManagerClient({ region });
  const found = await ifThere(client.send(new DescribeSecretCommand({ SecretId })));
  return (
    found &&
    `secret ${SecretId} is there already and belongs to none of this stage's stacks: save what you need of it and remove it with "aws secretsmanager delete-secret --region ${region} --force-delete-without-recovery --secret-id ${SecretId}"`
  );
}

async function findLogGroup(logGroupNamePrefix: string, region: string): Promise<string | undefined> {
  const { logGroups = [] } = await new CloudWatchLogsClient({ region }).send(
    new DescribeLogGroupsCommand({ logGroupNamePrefix }),
  );
  if (!logGroups.some(({ logGroupName }) => logGroupName === logGroupNamePrefix)) return undefined;
  return `log group ${logGroupNamePrefix} is there already, left by an earlier stage: remove it with "aws logs delete-log-group --region ${region} --log-group-name ${logGroupNamePrefix}"`;
}
