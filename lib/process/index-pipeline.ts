import { Duration, Size } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { IndexEnvironment } from '../../lambdas/index-object/contract';
import { type EnvironmentFor, KEY_PREFIX } from '../../lambdas/shared/contract';
import { grantCatalogWrites } from '../shared/catalog-grants';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';
import { WorkQueue } from '../shared/work-queue';

export interface IndexPipelineProps {
  readonly originals: IBucket;
  readonly catalog: ITableV2;
  readonly platform: FunctionPlatform;
}

/** Keeps the catalog saying of every original what S3 says. */
export class IndexPipeline extends Construct {
  readonly function: NodeFunction;
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, { originals, catalog, platform }: IndexPipelineProps) {
    super(scope, id);
    const timeout = Duration.seconds(15);
    this.work = new WorkQueue(this, 'Work', { queueName: platform.nameOf('index-object'), consumerTimeout: timeout });
    this.function = new NodeFunction(this, 'Function', {
      handler: 'index-object',
      description: 'Makes the catalog agree with S3 about one object',
      platform,
      environment: {
        ORIGINALS_BUCKET: originals.bucketName,
        CATALOG_TABLE: catalog.tableName,
        DEAD_LETTERS_URL: this.work.deadLetters.queueUrl,
      } satisfies EnvironmentFor<z.output<typeof IndexEnvironment>>,
      timeout,
      memory: Size.mebibytes(256),
    });
    this.work.feed(this.function, { batchSize: 10, maxConcurrency: platform.maxConcurrency });
    for (const prefix of [KEY_PREFIX.uploads, KEY_PREFIX.imports]) originals.grantRead(this.function, `${prefix}*`);
    grantCatalogWrites(catalog, this.function);
  }
}
