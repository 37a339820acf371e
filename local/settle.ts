import { ApiGatewayV2Client, type RouteSettings, UpdateStageCommand } from '@aws-sdk/client-apigatewayv2';
import {
  DescribeTableCommand,
  DynamoDBClient,
  type SSEType,
  TagResourceCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { IAMClient, PutRolePermissionsBoundaryCommand } from '@aws-sdk/client-iam';
import {
  GetEventSourceMappingCommand,
  LambdaClient,
  PutFunctionConcurrencyCommand,
  TagResourceCommand as TagMappingCommand,
} from '@aws-sdk/client-lambda';
import {
  type ObjectLockConfiguration,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketLoggingCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
  type ServerSideEncryptionRule,
  type Tag,
  type TransitionDefaultMinimumObjectSize,
} from '@aws-sdk/client-s3';
import { SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns';
import { clientConfig } from './environment';
import { serviceRule, type TemplateRule } from './lifecycle-rule';
import { serviceLogging, type TemplateLogging } from './logging';
import { serviceReplication, type TemplateReplication } from './replication';
import { type DeployedStack, resolved } from './template';

/** Says one resource's dropped settings again, through the service's own API. */
type Settler = (physicalId: string, properties: Record<string, unknown>, endpoint: string) => Promise<void>;

/**
 * What the engine's CloudFormation drops although it says CREATE_COMPLETE, of what our templates set. Measured with MiniStack
 * 1.5.33; what else it drops, reading back finds.
 */
const SETTLERS: Readonly<Record<string, Settler>> = {
  'AWS::ApiGatewayV2::Stage': settleStage,
  'AWS::DynamoDB::GlobalTable': settleTable,
  'AWS::IAM::Role': settleRole,
  'AWS::Lambda::EventSourceMapping': settleMapping,
  'AWS::Lambda::Function': settleFunction,
  'AWS::S3::Bucket': settleBucket,
  'AWS::SNS::Topic': settleTopic,
};

/** The properties that the settlers write. What is read back of them shows that the engine can keep them, not that it did. */
export const SETTLED: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGatewayV2::Stage': ['DefaultRouteSettings'],
  'AWS::DynamoDB::GlobalTable': ['TimeToLiveSpecification', 'SSESpecification', 'Replicas'],
  'AWS::IAM::Role': ['PermissionsBoundary'],
  'AWS::Lambda::EventSourceMapping': ['Tags'],
  'AWS::Lambda::Function': ['ReservedConcurrentExecutions'],
  'AWS::S3::Bucket': [
    'BucketEncryption',
    'LifecycleConfiguration',
    'LoggingConfiguration',
    'ObjectLockEnabled',
    'ObjectLockConfiguration',
    'ReplicationConfiguration',
    'Tags',
  ],
  'AWS::SNS::Topic': ['KmsMasterKeyId'],
};

/** Applies the template's settings that the engine dropped. */
export async function settle(stacks: readonly DeployedStack[], endpoint: string): Promise<void> {
  const settled = stacks.flatMap((stack) =>
    Object.entries(stack.template.Resources).flatMap(([logicalId, { Type, Properties }]) => {
      const settler = SETTLERS[Type];
      const physicalId = stack.physicalIds[logicalId];
      if (!settler || physicalId === undefined) return [];
      return settler(physicalId, resolved(Properties, stack) as Record<string, unknown>, endpoint);
    }),
  );
  await Promise.all(settled);
}

type TemplateBucket = {
  readonly BucketEncryption: { ServerSideEncryptionConfiguration: TemplateEncryptionRule[] };
  readonly LifecycleConfiguration: {
    Rules: TemplateRule[];
    TransitionDefaultMinimumObjectSize: TransitionDefaultMinimumObjectSize;
  };
  readonly ObjectLockEnabled?: boolean;
  readonly ObjectLockConfiguration?: ObjectLockConfiguration;
  readonly LoggingConfiguration?: TemplateLogging;
  readonly ReplicationConfiguration?: TemplateReplication;
  readonly Tags: Tag[];
};

async function settleBucket(Bucket: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  // a stage's buckets are in more than one region
  const client = new S3Client({ ...clientConfig(endpoint), followRegionRedirects: true });
  const { BucketEncryption, LifecycleConfiguration, LoggingConfiguration, ReplicationConfiguration, Tags, ...lock } =
    properties as TemplateBucket;
  const ServerSideEncryptionConfiguration = {
    Rules: BucketEncryption.ServerSideEncryptionConfiguration.map(encryptionRule),
  };
  await client.send(new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration }));
  const { Rules, TransitionDefaultMinimumObjectSize } = LifecycleConfiguration;
  const lifecycle = { LifecycleConfiguration: { Rules: Rules.map(serviceRule) }, TransitionDefaultMinimumObjectSize };
  await client.send(new PutBucketLifecycleConfigurationCommand({ Bucket, ...lifecycle }));
  if (lock.ObjectLockEnabled) {
    const { ObjectLockConfiguration = { ObjectLockEnabled: 'Enabled' } } = lock;
    await client.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration }));
  }
  if (ReplicationConfiguration) {
    const replication = serviceReplication(ReplicationConfiguration);
    await client.send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration: replication }));
  }
  if (LoggingConfiguration) {
    const BucketLoggingStatus = { LoggingEnabled: serviceLogging(LoggingConfiguration) };
    await client.send(new PutBucketLoggingCommand({ Bucket, BucketLoggingStatus }));
  }
  await client.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet: Tags } }));
}

type TemplateEncryptionRule = Omit<ServerSideEncryptionRule, 'ApplyServerSideEncryptionByDefault'> & {
  ServerSideEncryptionByDefault: ServerSideEncryptionRule['ApplyServerSideEncryptionByDefault'];
};

/** One name differs between template and API. */
function encryptionRule({ ServerSideEncryptionByDefault, ...same }: TemplateEncryptionRule): ServerSideEncryptionRule {
  return { ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault, ...same };
}

type TemplateTable = {
  readonly TimeToLiveSpecification: { AttributeName: string; Enabled: boolean };
  readonly SSESpecification: { SSEEnabled: boolean; SSEType?: SSEType };
  readonly Replicas: ReadonlyArray<{
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: boolean };
    SSESpecification?: { KMSMasterKeyId: string };
    Tags: Tag[];
  }>;
};

async function settleTable(TableName: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const client = new DynamoDBClient(clientConfig(endpoint));
  const { TimeToLiveSpecification, SSESpecification, Replicas } = properties as TemplateTable;
  const { Table } = await client.send(new DescribeTableCommand({ TableName }));
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
  for (const { PointInTimeRecoverySpecification, SSESpecification: key, Tags } of Replicas) {
    const encryption = { Enabled: SSESpecification.SSEEnabled, SSEType: SSESpecification.SSEType, ...key };
    // a table begins without, and LocalStack fails when it is told so
    if (encryption.Enabled || Table?.SSEDescription)
      await client.send(new UpdateTableCommand({ TableName, SSESpecification: encryption }));
    await client.send(new UpdateContinuousBackupsCommand({ TableName, PointInTimeRecoverySpecification }));
    await client.send(new TagResourceCommand({ ResourceArn: Table?.TableArn, Tags }));
  }
}

async function settleTopic(TopicArn: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const { KmsMasterKeyId } = properties as { KmsMasterKeyId?: string };
  if (KmsMasterKeyId === undefined) return;
  const encrypt = { TopicArn, AttributeName: 'KmsMasterKeyId', AttributeValue: KmsMasterKeyId };
  const [, , , region] = TopicArn.split(':');
  await new SNSClient(clientConfig(endpoint, region)).send(new SetTopicAttributesCommand(encrypt));
}

async function settleStage(StageName: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const { ApiId, DefaultRouteSettings } = properties as { ApiId: string; DefaultRouteSettings: RouteSettings };
  const client = new ApiGatewayV2Client(clientConfig(endpoint));
  await client.send(new UpdateStageCommand({ ApiId, StageName, DefaultRouteSettings }));
}

async function settleFunction(FunctionName: string, properties: Record<string, unknown>, endpoint: string) {
  const { ReservedConcurrentExecutions } = properties as { ReservedConcurrentExecutions?: number };
  if (ReservedConcurrentExecutions === undefined) return;
  const reserve = new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions });
  await new LambdaClient(clientConfig(endpoint)).send(reserve);
}

async function settleRole(RoleName: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const { PermissionsBoundary } = properties as { PermissionsBoundary?: string };
  if (!PermissionsBoundary) return;
  const client = new IAMClient(clientConfig(endpoint));
  await client.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
}

async function settleMapping(UUID: string, properties: Record<string, unknown>, endpoint: string): Promise<void> {
  const client = new LambdaClient(clientConfig(endpoint));
  const { EventSourceMappingArn } = await client.send(new GetEventSourceMappingCommand({ UUID }));
  const Tags = Object.fromEntries((properties.Tags as Tag[]).map(({ Key, Value }) => [Key, Value]));
  await client.send(new TagMappingCommand({ Resource: EventSourceMappingArn, Tags }));
}
