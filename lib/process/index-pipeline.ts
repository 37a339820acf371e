import { Duration, Size } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { IndexEnvironment } from '../../lambdas/index-object/contract';
import { type ConsumerEnvironmentFor, KEY_PREFIX } from '../../lambdas/shared/contract';
import { grantCatalogWrites } from '../shared/catalog-grants';
import type { FunctionPlatform } from '../shared/node-function';
import { grantVersionReads } from '../shared/object-grants';
import { QueueConsumer } from '../shared/queue-consumer';

export interface IndexPipelineProps {
  readonly originals: IBucket;
  readonly catalog: ITableV2;
  readonly platform: FunctionPlatform;
}

/** Keeps the catalog saying of every original what S3 says. */
export class IndexPipeline extends Construct {
  readonly consumer: QueueConsumer;

  constructor(scope: Construct, id: string, { originals, catalog, platform }: IndexPipelineProps) {
    super(scope, id);
    this.consumer = new QueueConsumer(this, 'Default', {
      handler: 'index-object',
      description: 'Makes the catalog agree with S3 about one object',
      impact: 'Some uploads are missing from listings, or listed as they were.',
      platform,
      environment: {
        ORIGINALS_BUCKET: originals.bucketName,
        CATALOG_TABLE: catalog.tableName,
      } satisfies ConsumerEnvironmentFor<z.output<typeof IndexEnvironment>>,
      timeout: Duration.seconds(15),
      memory: Size.mebibytes(256),
    });
    const { function: indexer } = this.consumer;
    grantVersionReads(originals, indexer, [KEY_PREFIX.uploads, KEY_PREFIX.imports]);
    grantCatalogWrites(catalog, indexer);
  }
}
