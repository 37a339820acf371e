import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { catalogClient, dynamoCatalog } from '../shared/dynamo-catalog';
import { forEachRecord } from '../shared/for-each-record';
import { hintOf } from '../shared/hint-of';
import { readEnvironment } from '../shared/read-environment';
import type { RenditionPlan } from '../shared/rendition-key';
import { s3ObjectStore } from '../shared/s3-object-store';
import { sqsDeadLetters } from '../shared/sqs-dead-letters';
import { sqsHintQueue } from '../shared/sqs-hint-queue';
import { RenderEnvironment } from './contract';
import { makeRenditions } from './make-renditions';
import { renderImage } from './render-image';

/** Raise it when the same plan would make other pixels than before. */
const RENDERER = 4;

const environment = readEnvironment(RenderEnvironment, process.env);
const s3 = new S3Client({});
const sqs = new SQSClient({});
const surroundings = {
  deadLetters: sqsDeadLetters(sqs, environment.DEAD_LETTERS_URL),
  logger: new Logger(),
};
const limits = {
  maxPixels: environment.MAX_PIXELS,
  maxFrames: environment.MAX_FRAMES,
  maxDecoderBytes: environment.MAX_DECODER_BYTES,
  heic: environment.HEIC,
};
const deps = {
  originals: s3ObjectStore(s3, environment.ORIGINALS_BUCKET),
  renditions: s3ObjectStore(s3, environment.RENDITIONS_BUCKET),
  catalog: dynamoCatalog(catalogClient(new DynamoDBClient({})), environment.CATALOG_TABLE),
  purges: sqsHintQueue(sqs, environment.PURGES_URL),
  again: sqsHintQueue(sqs, environment.WORK_URL, environment.LOOK_AGAIN_SECONDS),
  plan: {
    widthsPx: environment.WIDTHS_PX,
    formats: environment.FORMATS,
    avifEffort: environment.AVIF_EFFORT,
    animates: environment.ANIMATES,
    publishesPosition: environment.PUBLISHES_POSITION,
    renderer: RENDERER,
  },
  make: (original: Uint8Array, plan: RenditionPlan) => makeRenditions(original, plan, limits),
  maxOriginalBytes: environment.MAX_ORIGINAL_BYTES,
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> =>
  forEachRecord(event, (body) => renderImage(hintOf(body, environment.ORIGINALS_BUCKET), deps), surroundings);
