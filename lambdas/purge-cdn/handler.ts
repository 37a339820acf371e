import { Logger } from '@aws-lambda-powertools/logger';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { CLOUDFRONT_REGION } from '../shared/contract';
import { forEachRecord } from '../shared/for-each-record';
import { hintOf } from '../shared/hint-of';
import { readEnvironment } from '../shared/read-environment';
import { sqsDeadLetters } from '../shared/sqs-dead-letters';
import { cloudFrontCdn } from './cloudfront-cdn';
import { PurgeEnvironment } from './contract';
import { purgeCdn } from './purge-cdn';
import { ssmParameter } from './ssm-parameter';

const environment = readEnvironment(PurgeEnvironment, process.env);
const surroundings = {
  deadLetters: sqsDeadLetters(new SQSClient({}), environment.DEAD_LETTERS_URL),
  logger: new Logger(),
};
const ssm = new SSMClient({ region: CLOUDFRONT_REGION });
const cdn = cloudFrontCdn(new CloudFrontClient({}), ssmParameter(ssm, environment.DISTRIBUTION_PARAMETER));

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  forEachRecord(
    event,
    // the id of a message is the same at every delivery, and another when the same hint was sent for a later deletion
    (body, messageId) => purgeCdn(hintOf(body, environment.ORIGINALS_BUCKET), messageId, cdn),
    surroundings,
  );
