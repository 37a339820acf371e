import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { catalogClient, dynamoCatalog } from '../shared/dynamo-catalog';
import { forEachRecord } from '../shared/for-each-record';
import { hintOf } from '../shared/hint-of';
import { readEnvironment } from '../shared/read-environment';
import { s3ObjectStore } from '../shared/s3-object-store';
import { sqsDeadLetters } from '../shared/sqs-dead-letters';
import { IndexEnvironment } from './contract';
import { indexObject } from './index-object';

const environment = readEnvironment(IndexEnvironment, process.env);
const surroundings = {
  deadLetters: sqsDeadLetters(new SQSClient({}), environment.DEAD_LETTERS_URL),
  logger: new Logger(),
};
const deps = {
  originals: s3ObjectStore(new S3Client({}), environment.ORIGINALS_BUCKET),
  catalog: dynamoCatalog(catalogClient(new DynamoDBClient({})), environment.CATALOG_TABLE),
  now: () => new Date(),
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  forEachRecord(event, (body) => indexObject(hintOf(body, environment.ORIGINALS_BUCKET), deps), surroundings);
