import { Logger } from '@aws-lambda-powertools/logger';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { forEachRecord } from '../shared/for-each-record';
import type { ObjectHint } from '../shared/object-hint';
import { readEnvironment } from '../shared/read-environment';
import { sqsDeadLetters } from '../shared/sqs-dead-letters';
import { sqsHintQueue } from '../shared/sqs-hint-queue';
import { FanOutEnvironment } from './contract';
import { fanOut } from './fan-out';

const environment = readEnvironment(FanOutEnvironment, process.env);
const sqs = new SQSClient({});
const routes = environment.ROUTES.map(({ queueUrl, prefixes }) => ({ prefixes, queue: sqsHintQueue(sqs, queueUrl) }));
const logger = new Logger();
const surroundings = { deadLetters: sqsDeadLetters(sqs, environment.DEAD_LETTERS_URL), logger };
const reject = ({ bucket, key }: ObjectHint) =>
  logger.warn('rejected: the key is below no prefix that anybody consumes', { bucket, key });

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  forEachRecord(event, (body) => fanOut(body, { routes, reject }), surroundings);
