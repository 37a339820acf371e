import { ApiGatewayV2Client, GetApisCommand } from '@aws-sdk/client-apigatewayv2';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { CloudFrontClient, ListDistributionsCommand } from '@aws-sdk/client-cloudfront';
import { CognitoIdentityProviderClient, ListUserPoolsCommand } from '@aws-sdk/client-cognito-identity-provider';
import { EventBridgeClient, ListRulesCommand } from '@aws-sdk/client-eventbridge';
import { IAMClient, ListRolesCommand } from '@aws-sdk/client-iam';
import { LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns';
import { LOCAL_REGION } from '../../local/environment';

/** Where the engine of the test is, its environment says by then. */
const cloudFormation = () => new CloudFormationClient({ region: LOCAL_REGION });

/** A stack of these resources, when it is there. */
export async function createStack(StackName: string, Resources: object, { isProtected = false } = {}): Promise<void> {
  const Capabilities = ['CAPABILITY_IAM' as const];
  const TemplateBody = JSON.stringify({ Resources });
  await cloudFormation().send(
    new CreateStackCommand({ StackName, TemplateBody, Capabilities, EnableTerminationProtection: isProtected }),
  );
  for (let status = ''; status !== 'CREATE_COMPLETE'; status = await statusOf(StackName)) {
    if (status.includes('ROLLBACK')) throw new Error(`${StackName} could not be created`);
  }
}

/** How CloudFormation says that a stack is. Throws for one that is not there. */
export async function statusOf(StackName: string): Promise<string> {
  const { Stacks } = await cloudFormation().send(new DescribeStacksCommand({ StackName }));
  return Stacks?.[0]?.StackStatus ?? '';
}

/** Two objects of two versions, one hidden by a delete marker, and an upload that nobody finished; in a bucket whose events start nothing. */
export async function fill(s3: S3Client, Bucket: string): Promise<void> {
  for (const Key of ['i/a', 'i/a', 'i/b', 'i/b']) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  await s3.send(new DeleteObjectCommand({ Bucket, Key: 'i/a' }));
  await s3.send(new CreateMultipartUploadCommand({ Bucket, Key: 'i/c' }));
}

/** What a bucket holds each time that somebody asks for its stack's deletion: the engine would delete a full one without a word. */
export function watchDeletionOf(stack: string, Bucket: string): () => number[] {
  const held: number[] = [];
  const s3 = new S3Client({ region: LOCAL_REGION });
  const send = CloudFormationClient.prototype.send;
  jest.spyOn(CloudFormationClient.prototype, 'send').mockImplementation(async function (
    this: CloudFormationClient,
    asked,
  ) {
    if (asked instanceof DeleteStackCommand && asked.input.StackName?.includes(stack)) {
      const { Versions = [], DeleteMarkers = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket }));
      const { Uploads = [] } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
      held.push(Versions.length + DeleteMarkers.length + Uploads.length);
    }
    return Reflect.apply(send, this, [asked]);
  });
  return () => held;
}

/** What services list that destroy itself does not ask, so that it is not believed on its own word. */
export async function everythingNamed(prefix: string): Promise<string[]> {
  const region = LOCAL_REGION;
  const listed = await Promise.all([
    new LambdaClient({ region }).send(new ListFunctionsCommand({})),
    new ApiGatewayV2Client({ region }).send(new GetApisCommand({})),
    new CognitoIdentityProviderClient({ region }).send(new ListUserPoolsCommand({ MaxResults: 60 })),
    new EventBridgeClient({ region }).send(new ListRulesCommand({})),
    new SNSClient({ region }).send(new ListTopicsCommand({})),
    new IAMClient({ region }).send(new ListRolesCommand({})),
    new CloudFrontClient({ region }).send(new ListDistributionsCommand({})),
  ]);
  return listed.flatMap(
    ({ $metadata, ...answer }) => JSON.stringify(answer).match(new RegExp(`${prefix}[\\w-]*`, 'g')) ?? [],
  );
}
