import { Duration, Size } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { RenderEnvironment } from '../../lambdas/render-image/contract';
import { type ConsumerEnvironmentFor, KEY_PREFIX } from '../../lambdas/shared/contract';
import { grantCatalogWrites } from '../shared/catalog-grants';
import type { FunctionPlatform } from '../shared/node-function';
import { grantObjectReads, grantObjectRemovals, grantObjectWrites, grantVersionReads } from '../shared/object-grants';
import { QueueConsumer } from '../shared/queue-consumer';
import { grantSending } from '../shared/queue-grants';
import type { WorkQueue } from '../shared/work-queue';
import { TRANSFORM_TIMEOUT } from './transform-on-demand';

export interface RenderPipelineProps {
  readonly originals: IBucket;
  readonly renditions: IBucket;
  readonly catalog: ITableV2;
  /** Takes a hint about every original that is gone with its renditions. */
  readonly purges: WorkQueue;
  readonly platform: FunctionPlatform;
  readonly widthsPx: readonly number[];
  readonly formats: readonly string[];
  readonly avifEffort: number;
  readonly animates: boolean;
  readonly publishesPosition: boolean;
  readonly maxOriginal: Size;
  readonly maxMegapixels: number;
  readonly maxFrames: number;
  /** What a decoder may hold in memory at once. */
  readonly maxDecoder: Size;
  readonly heic: 'refuse' | 'decode';
}

const RENDER_TIMEOUT = Duration.seconds(60);
/** What a function asked S3 for before it was killed may still be done: far longer than any of its requests takes. */
const LAST_REQUEST = Duration.seconds(30);

/**
 * From the moment in which a render says so, before it removes a mezzanine: it may go on until its timeout, and a variant that has read the
 * mezzanine in the last instant until its own. See `removeEditions`.
 */
const LOOK_AGAIN_AFTER = RENDER_TIMEOUT.plus(TRANSFORM_TIMEOUT).plus(LAST_REQUEST);

/** Keeps the renditions of every original as its present version wants them. */
export class RenderPipeline extends Construct {
  readonly consumer: QueueConsumer;

  constructor(scope: Construct, id: string, props: RenderPipelineProps) {
    super(scope, id);
    const { originals, renditions, catalog, purges, platform } = props;
    const { widthsPx, formats, avifEffort, animates, publishesPosition } = props;
    const { maxOriginal, maxMegapixels, maxFrames, maxDecoder, heic } = props;
    this.consumer = new QueueConsumer(this, 'Default', {
      handler: 'render-image',
      description: 'Makes the renditions of one original',
      impact: 'Some photos are listed but stay without a picture.',
      platform,
      usesSharp: true,
      environment: {
        ORIGINALS_BUCKET: originals.bucketName,
        RENDITIONS_BUCKET: renditions.bucketName,
        CATALOG_TABLE: catalog.tableName,
        PURGES_URL: purges.queue.queueUrl,
        WIDTHS_PX: widthsPx.join(','),
        FORMATS: formats.join(','),
        AVIF_EFFORT: String(avifEffort),
        ANIMATES: String(animates),
        PUBLISHES_POSITION: String(publishesPosition),
        MAX_ORIGINAL_BYTES: String(maxOriginal.toBytes()),
        MAX_PIXELS: String(maxMegapixels * 1e6),
        MAX_FRAMES: String(maxFrames),
        MAX_DECODER_BYTES: String(maxDecoder.toBytes()),
        HEIC: heic,
        LOOK_AGAIN_SECONDS: String(LOOK_AGAIN_AFTER.toSeconds()),
      } satisfies Omit<ConsumerEnvironmentFor<z.output<typeof RenderEnvironment>>, 'WORK_URL'>,
      timeout: RENDER_TIMEOUT,
      // one whole core: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
      memory: Size.mebibytes(1769),
      // an image takes all of a core, so a batch would only wait in line and be retried together
      batchSize: 1,
    });
    const { function: renderer, work } = this.consumer;
    if (platform.heic) renderer.addLayers(platform.heic);
    // its queue is made with it
    renderer.addEnvironment('WORK_URL', work.queue.queueUrl);
    grantVersionReads(originals, renderer, [KEY_PREFIX.uploads, KEY_PREFIX.imports]);
    const made = [KEY_PREFIX.renditions, KEY_PREFIX.mezzanines];
    for (const grant of [grantObjectReads, grantObjectWrites, grantObjectRemovals]) grant(renditions, renderer, made);
    for (const { queue } of [purges, work]) grantSending(queue, renderer);
    grantCatalogWrites(catalog, renderer);
  }
}
