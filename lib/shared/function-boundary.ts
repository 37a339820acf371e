import { Stack } from 'aws-cdk-lib';
import { Effect, ManagedPolicy, PolicyStatement, type PolicyStatementProps } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { CLOUDFRONT_REGION } from '../../lambdas/shared/contract';
import { viaService } from './via-service';

export interface FunctionBoundaryProps {
  readonly policyName: string;
  /** The names of all things of this stage, as a pattern. */
  readonly names: string;
  /** What data and messages are encrypted with. None where AWS owns the keys. */
  readonly keys: readonly IKey[];
  /** The one distribution that may be told to forget. @default - every distribution of this account */
  readonly distributionId?: string;
}

/**
 * The most that a function of this stage may do, whatever its own policies say: a role inside of a boundary has what both allow. That is to
 * work with the things of this stage in this account; no bucket policy, no key and no role can be changed from within a function.
 */
export class FunctionBoundary extends ManagedPolicy {
  constructor(scope: Construct, id: string, props: FunctionBoundaryProps) {
    const { policyName, names, keys, distributionId = '*' } = props;
    const { account, region, partition } = Stack.of(scope);
    const distribution = `arn:${partition}:cloudfront::${account}:distribution/${distributionId}`;
    super(scope, id, {
      managedPolicyName: policyName,
      description: 'The most that functions of this stage may do',
      statements: [
        // of which what follows leaves this stage's own
        new PolicyStatement({ actions: [...WORK], resources: ['*'] }),
        refused(NAMED_SERVICES, { notResources: [...thingsCalled(names, Stack.of(scope)), distribution] }),
        refused(['kms:*'], {
          ...(keys.length > 0 ? { notResources: keys.map(({ keyArn }) => keyArn) } : { resources: ['*'] }),
          // Secrets may be under the key that AWS manages for them, and the environment of each function is: Lambda decrypts it in the
          // function's role, https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars-encryption.html
          conditions: {
            StringNotEquals: {
              'kms:ViaService': ['secretsmanager', 'lambda'].map((service) => viaService(service, region)),
            },
          },
        }),
        // a bucket of our name in another's account is not ours: what `ExpectedBucketOwner` would say with every request
        refused(['s3:*'], { resources: ['*'], conditions: { StringNotEquals: { 'aws:ResourceAccount': account } } }),
      ],
    });
  }
}

const of = (service: string, actions: readonly string[]): string[] => actions.map((action) => `${service}:${action}`);

const WORK = [
  ...of('s3', ['GetObject', 'GetObjectVersion', 'ListBucket', 'ListBucketVersions']),
  ...of('s3', ['PutObject', 'DeleteObject', 'DeleteObjectVersion', 'GetObjectRetention', 'GetObjectLegalHold']),
  ...of('dynamodb', ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem']),
  ...of('sqs', ['SendMessage', 'ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility']),
  ...of('sqs', ['GetQueueAttributes', 'GetQueueUrl']),
  ...of('kms', ['Decrypt', 'Encrypt', 'GenerateDataKey', 'GenerateDataKeyWithoutPlaintext']),
  ...of('kms', ['ReEncryptFrom', 'ReEncryptTo', 'DescribeKey']),
  ...of('secretsmanager', ['GetSecretValue', 'DescribeSecret']),
  ...of('logs', ['CreateLogStream', 'PutLogEvents']),
  ...of('xray', ['PutTraceSegments', 'PutTelemetryRecords']),
  ...of('ssm', ['GetParameter']),
  ...of('cloudfront', ['CreateInvalidation']),
];

/** Those of whose things only some are ours. */
const NAMED_SERVICES = ['s3:*', 'dynamodb:*', 'sqs:*', 'secretsmanager:*', 'logs:*', 'ssm:*', 'cloudfront:*'];

const thingsCalled = (names: string, { partition, region, account }: Stack): string[] => [
  `arn:${partition}:s3:::${names}`,
  `arn:${partition}:dynamodb:${region}:${account}:table/${names}`,
  `arn:${partition}:sqs:${region}:${account}:${names}`,
  `arn:${partition}:secretsmanager:${region}:${account}:secret:${names}`,
  `arn:${partition}:logs:${region}:${account}:log-group:/aws/lambda/${names}`,
  `arn:${partition}:ssm:${CLOUDFRONT_REGION}:${account}:parameter/${names}`,
];

type What = Pick<PolicyStatementProps, 'resources' | 'notResources' | 'conditions'>;

const refused = (actions: readonly string[], what: What): PolicyStatement =>
  new PolicyStatement({ effect: Effect.DENY, actions: [...actions], ...what });
