import { Duration, Size } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { RenderEnvironment } from '../../lambdas/render-image/contract';
import { type EnvironmentFor, KEY_PREFIX } from '../../lambdas/shared/contract';
import { grantCatalogWrites } from '../shared/catalog-grants';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';
import { WorkQueue } from '../shared/work-queue';

export interface RenderPipelineProps {
  readonly originals: IBucket;
  readonly renditions: IBucket;
  readonly catalog: ITableV2;
  readonly platform: FunctionPlatform;
  readonly widthsPx: readonly number[];
  readonly maxOriginal: Size;
  readonly maxMegapixels: number;
}

/** Keeps the renditions of every original as its present version wants them. */
export class RenderPipeline extends Construct {
  readonly function: NodeFunction;
  readonly work: WorkQueue;

  constructor(scope: Construct, id: string, props: RenderPipelineProps) {
    super(scope, id);
    const { originals, renditions, catalog, platform, widthsPx, maxOriginal, maxMegapixels } = props;
    const timeout = Duration.seconds(60);
    this.work = new WorkQueue(this, 'Work', { queueName: platform.nameOf('render-image'), consumerTimeout: timeout });
    this.function = new NodeFunction(this, 'Function', {
      handler: 'render-image',
      description: 'Makes the renditions of one original',
      platform,
      usesSharp: true,
      environment: {
        ORIGINALS_BUCKET: originals.bucketName,
        RENDITIONS_BUCKET: renditions.bucketName,
        CATALOG_TABLE: catalog.tableName,
        DEAD_LETTERS_URL: this.work.deadLetters.queueUrl,
        WIDTHS_PX: widthsPx.join(','),
        MAX_ORIGINAL_BYTES: String(maxOriginal.toBytes()),
        MAX_PIXELS: String(maxMegapixels * 1e6),
      } satisfies EnvironmentFor<z.output<typeof RenderEnvironment>>,
      timeout,
      // one whole core: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
      memory: Size.mebibytes(1769),
    });
    // glibc's arenas keep what sharp has freed: two instead of eight a core save a third of the memory
    this.function.addEnvironment('MALLOC_ARENA_MAX', '2');
    // an image takes all of a core, so a batch would only wait in line and be retried together
    this.work.feed(this.function, { batchSize: 1, maxConcurrency: platform.maxConcurrency });
    for (const prefix of [KEY_PREFIX.uploads, KEY_PREFIX.imports]) originals.grantRead(this.function, `${prefix}*`);
    renditions.grantReadWrite(this.function, `${KEY_PREFIX.renditions}*`);
    grantCatalogWrites(catalog, this.function);
  }
}
