import { CloudFrontClient, CreateInvalidationCommand, DeleteDistributionCommand } from '@aws-sdk/client-cloudfront';
import { CloudWatchLogsClient, CreateLogStreamCommand, DeleteLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { AdminCreateUserCommand, CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { AttachRolePolicyCommand, CreateUserCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, InvokeCommand, LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import {
  DeleteSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { DISTRIBUTION_PARAMETER, nameOf, SIGNING_KEYS } from '../../../lib/config/names';
import { given, pathCloud } from '../../support/path';
import type { Actor, Attempts } from './attempt';

/** The functions of stage `drill`, by their folders. */
export const FUNCTIONS = [
  'delete-asset',
  'fan-out-event',
  'index-object',
  'presign-upload',
  'purge-cdn',
  'render-image',
  'search-assets',
  'transform-image',
] as const;

/** What can be tried on secret, parameter, distribution and people: `get secret`. */
export function settingAttempts(actor: Actor): Attempts {
  const { config, distributionId: DistributionId } = given();
  const [secrets, ssm, cloudFront] = [
    new SecretsManagerClient(actor),
    new SSMClient(actor),
    new CloudFrontClient(actor),
  ];
  const people = new CognitoIdentityProviderClient(actor);
  const SecretId = nameOf(config, SIGNING_KEYS);
  const Name = nameOf(config, DISTRIBUTION_PARAMETER);
  const Paths = { Quantity: 1, Items: ['/i/nothing/*'] };
  const { userPoolId: UserPoolId } = pathCloud().pool;
  return {
    'get secret': () => secrets.send(new GetSecretValueCommand({ SecretId })),
    'put secret': () => secrets.send(new PutSecretValueCommand({ SecretId, SecretString: 'an attempt' })),
    'delete secret': () => secrets.send(new DeleteSecretCommand({ SecretId })),
    'get distribution parameter': () => ssm.send(new GetParameterCommand({ Name })),
    'get another parameter': () => ssm.send(new GetParameterCommand({ Name: 'another' })),
    'put distribution parameter': () => ssm.send(new PutParameterCommand({ Name, Value: 'ours', Overwrite: true })),
    invalidate: () =>
      cloudFront.send(
        new CreateInvalidationCommand({
          DistributionId,
          InvalidationBatch: { CallerReference: `${Math.random()}`, Paths },
        }),
      ),
    'delete distribution': () =>
      cloudFront.send(new DeleteDistributionCommand({ Id: DistributionId, IfMatch: 'none' })),
    'make a user': () => new IAMClient(actor).send(new CreateUserCommand({ UserName: 'mallory' })),
    invite: () => people.send(new AdminCreateUserCommand({ UserPoolId, Username: 'mallory@example.com' })),
  };
}

/** What can be tried on functions, their logs and their roles, by the names of the roles: `write log of render-image`. */
export function functionAttempts(actor: Actor, roles: Readonly<Record<string, string>>): Attempts {
  return Object.assign({}, ...FUNCTIONS.map((name) => onFunction(actor, name, roles[name] ?? '')));
}

function onFunction(actor: Actor, name: string, RoleArn: string): Attempts {
  const [lambda, logs, iam, sts] = [
    new LambdaClient(actor),
    new CloudWatchLogsClient(actor),
    new IAMClient(actor),
    new STSClient(actor),
  ];
  const FunctionName = nameOf(given().config, name);
  const RoleName = RoleArn.split('/').at(-1);
  const logGroupName = `/aws/lambda/${FunctionName}`;
  const stream = { logGroupName, logStreamName: `attempt-${Math.random()}` };
  const everything = { PolicyName: 'everything', PolicyDocument: '{"Version":"2012-10-17","Statement":[]}' };
  const open = { StatementId: 'attempt', Action: 'lambda:InvokeFunction', Principal: '*' };
  return {
    [`invoke ${name}`]: () => lambda.send(new InvokeCommand({ FunctionName, InvocationType: 'DryRun' })),
    [`replace ${name}`]: () =>
      lambda.send(new UpdateFunctionCodeCommand({ FunctionName, S3Bucket: 'mine', S3Key: 'mine.zip' })),
    [`open ${name}`]: () => lambda.send(new AddPermissionCommand({ FunctionName, ...open })),
    [`write log of ${name}`]: () => logs.send(new CreateLogStreamCommand(stream)),
    [`delete log of ${name}`]: () => logs.send(new DeleteLogGroupCommand({ logGroupName })),
    [`widen role of ${name}`]: () => iam.send(new PutRolePolicyCommand({ RoleName, ...everything })),
    [`make ${name} an administrator`]: () =>
      iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' })),
    [`become ${name}`]: () => sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'attempt' })),
  };
}
