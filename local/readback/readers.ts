import type { Readers } from './reader';
import { apiGatewayReaders } from './readers/api-gateway';
import { cloudfrontReaders } from './readers/cloudfront';
import { cloudwatchReaders } from './readers/cloudwatch';
import { cognitoReaders } from './readers/cognito';
import { dynamodbReaders } from './readers/dynamodb';
import { eventsReaders } from './readers/events';
import { iamReaders } from './readers/iam';
import { kmsReaders } from './readers/kms';
import { lambdaReaders } from './readers/lambda';
import { logsReaders } from './readers/logs';
import { s3Readers } from './readers/s3';
import { s3ControlReaders } from './readers/s3-control';
import { secretsManagerReaders } from './readers/secrets-manager';
import { snsReaders } from './readers/sns';
import { sqsReaders } from './readers/sqs';
import { ssmReaders } from './readers/ssm';

/** How each type of resource is read back. */
export const READERS: Readers = {
  ...apiGatewayReaders,
  ...cloudfrontReaders,
  ...cloudwatchReaders,
  ...cognitoReaders,
  ...dynamodbReaders,
  ...eventsReaders,
  ...iamReaders,
  ...kmsReaders,
  ...lambdaReaders,
  ...logsReaders,
  ...s3Readers,
  ...s3ControlReaders,
  ...secretsManagerReaders,
  ...snsReaders,
  ...sqsReaders,
  ...ssmReaders,
};
