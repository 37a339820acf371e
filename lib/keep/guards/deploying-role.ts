import { Aws } from 'aws-cdk-lib';

/** The role with which CloudFormation works, as `cdk bootstrap` names it. It has no second factor, and what it does has been reviewed. */
export const DEPLOYING = 'cdk-*-cfn-exec-role-*';

/** The ARN of a role of this account, or of all whose names fit a pattern. */
export const roleArn = (name: string): string => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${name}`;
