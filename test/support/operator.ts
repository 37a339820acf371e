import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetBucketEncryptionCommand, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { PROJECT } from '../../command/paths';
import { clientConfig } from '../../local/environment';
import { given } from './path';

/** Somebody with a role that may do what the runbook says of whoever rewinds a prefix of a bucket, and nothing else. */
export async function operatorOf(Bucket: string, prefix: string): Promise<S3Client> {
  const client = clientConfig(given().endpoint);
  const iam = new IAMClient(client);
  const RoleName = `operator-${randomUUID()}`;
  const trust = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: documentOf([trust]) }));
  const PolicyDocument = documentOf(rightsIn(Bucket, prefix, await keyOf(Bucket)));
  await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'rewind', PolicyDocument }));
  const session = new AssumeRoleCommand({ RoleArn: Role?.Arn, RoleSessionName: 'rewind' });
  const { Credentials } = await new STSClient(client).send(session);
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken } = Credentials ?? {};
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return new S3Client({ ...client, credentials });
}

const documentOf = (Statement: readonly object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

/** The rights that stand in the runbook, word for word. */
function rightsIn(bucket: string, prefix: string, key: string): object[] {
  const articles = readFileSync(join(PROJECT, 'docs', 'runbook.md'), 'utf8').split('\n## ');
  const article = articles.find((text) => text.startsWith('Versions of an original')) ?? '';
  const [, rights = ''] = /```json\n([\s\S]*?)```/.exec(article) ?? [];
  const filled = rights
    .replaceAll('<bucket>', bucket)
    .replaceAll('<prefix>', prefix)
    .replaceAll('<ARN of its key>', key);
  return JSON.parse(filled);
}

/** What encrypts a bucket, or a key that is not there. */
async function keyOf(Bucket: string): Promise<string> {
  const { s3 } = given();
  const { ServerSideEncryptionConfiguration } = await s3.send(new GetBucketEncryptionCommand({ Bucket }));
  const [rule] = ServerSideEncryptionConfiguration?.Rules ?? [];
  return rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID ?? 'arn:aws:kms:us-east-1:000000000000:key/none';
}
