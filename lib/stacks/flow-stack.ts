import { CfnOutput, Duration, Size, Stack, type StackProps } from 'aws-cdk-lib';
import { PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { KEY_PREFIX } from '../../lambdas/shared/contract';
import type { Config } from '../config';
import { isLockable } from '../config/locks';
import { DISTRIBUTION_PARAMETER, nameOf, SIGNING_KEYS } from '../config/names';
import { AssetDeletion } from '../ingest/asset-deletion';
import { UploadSigner } from '../ingest/upload-signer';
import { CdnPurge } from '../process/cdn-purge';
import { FanOut } from '../process/fan-out';
import { HeicLayer } from '../process/heic-layer';
import { IndexPipeline } from '../process/index-pipeline';
import { RenderPipeline } from '../process/render-pipeline';
import { SharpLayer } from '../process/sharp-layer';
import { TransformOnDemand } from '../process/transform-on-demand';
import { AssetSearch } from '../query/asset-search';
import { Api } from '../shared/api';
import { FunctionBoundary } from '../shared/function-boundary';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';
import { QueueConsumer } from '../shared/queue-consumer';
import { TracePolicy } from '../shared/trace-policy';
import { copyOf } from './copies';
import type { KeepStack } from './keep-stack';

export interface FlowStackProps extends StackProps {
  readonly config: Config;
  readonly keep: KeepStack;
}

const EVERY_ORIGINAL = [KEY_PREFIX.uploads, KEY_PREFIX.imports];

/** All that runs: from the signed upload to the answer about it. */
export class FlowStack extends Stack {
  readonly api: Api;
  readonly uploadSigner: UploadSigner;
  readonly purge: CdnPurge;
  /** Makes variants that nobody made yet. @default - absent where config has none made */
  readonly transform?: TransformOnDemand;

  constructor(scope: Construct, id: string, { config, keep, ...props }: FlowStackProps) {
    super(scope, id, props);
    const { originals, renditions, catalog, accounts } = keep;
    const { uploads, images } = config;
    const platform = this.addPlatform(config, keep);

    this.api = new Api(this, 'Api', { ...accounts, platform });
    this.uploadSigner = new UploadSigner(this, 'UploadSigner', {
      originals,
      api: this.api,
      platform,
      maxUpload: Size.mebibytes(uploads.maxMiB),
      ttl: Duration.seconds(uploads.ttlSeconds),
    });
    const isCopied = copyOf(config, 'originals').some(({ deleteMarkers }) => deleteMarkers);
    const deletion = { isCopied, isLockable: isLockable(config.locks.originals) };
    new AssetDeletion(this, 'AssetDeletion', { originals, catalog, api: this.api, platform, ...deletion });
    this.purge = new CdnPurge(this, 'Purge', {
      originals,
      distributionParameter: nameOf(config, DISTRIBUTION_PARAMETER),
      platform,
    });
    const render = new RenderPipeline(this, 'Render', {
      originals,
      renditions,
      catalog,
      purges: this.purge.consumer.work,
      platform,
      widthsPx: images.widthsPx,
      formats: images.formats,
      avifEffort: images.avifEffort,
      animates: images.animates,
      publishesPosition: images.publishPosition,
      maxOriginal: Size.mebibytes(images.maxMiB),
      maxMegapixels: images.maxMegapixels,
      maxFrames: images.maxFrames,
      maxDecoder: Size.mebibytes(images.maxDecoderMiB),
      heic: images.heic,
    });
    const index = new IndexPipeline(this, 'Index', { originals, catalog, platform });
    const consumers = [render, index].map(({ consumer }) => ({ work: consumer.work, prefixes: EVERY_ORIGINAL }));
    new FanOut(this, 'FanOut', { originals, consumers, platform });
    if (images.transform !== 'off') this.transform = this.addTransformOnDemand(config, keep, platform);
    new AssetSearch(this, 'AssetSearch', { catalog, api: this.api, platform });
    if (config.access.boundary) this.boundRoles(config, keep);

    new CfnOutput(this, 'ApiDomainName', { value: this.api.domainName });
  }

  /** Every handler below that has a queue, whoever made it: a new one can't be left out by mistake. */
  get consumers(): QueueConsumer[] {
    return this.node.findAll().filter((construct) => construct instanceof QueueConsumer);
  }

  /** Every function below, likewise. */
  get functions(): NodeFunction[] {
    return this.node.findAll().filter((construct) => construct instanceof NodeFunction);
  }

  /** Every role below, whoever made it. */
  private boundRoles(config: Config, { keys }: KeepStack): void {
    const boundary = new FunctionBoundary(this, 'Boundary', {
      policyName: nameOf(config, 'functions'),
      names: nameOf(config, '*'),
      distributionId: config.edge.distributionId,
      keys: keys ? [keys.originals, keys.renditions, keys.catalog, keys.messages] : [],
    });
    PermissionsBoundary.of(this).apply(boundary);
  }

  private addTransformOnDemand(config: Config, keep: KeepStack, platform: FunctionPlatform): TransformOnDemand {
    const { renditions, catalog, signingKeys } = keep;
    return new TransformOnDemand(this, 'Transform', {
      renditions,
      catalog,
      platform,
      presets: config.images.presets,
      signing: signingKeys && { secret: signingKeys, secretName: nameOf(config, SIGNING_KEYS) },
      distributionId: config.edge.distributionId,
      reservedConcurrency: config.images.transformConcurrency,
    });
  }

  private addPlatform(config: Config, { keys }: KeepStack): FunctionPlatform {
    const { architecture, sharp, maxConcurrency, reservesConcurrency, apiConcurrency } = config.functions;
    return {
      architecture: architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      logRetention: config.logs.days,
      logKey: keys?.logs,
      messageKey: keys?.messages,
      traces: new TracePolicy(this, 'Traces'),
      maxConcurrency,
      reservesConcurrency,
      apiConcurrency: reservesConcurrency ? apiConcurrency : undefined,
      sharp: sharp === 'layer' ? new SharpLayer(this, 'Sharp') : undefined,
      heic: sharp === 'layer' && config.images.heic === 'decode' ? new HeicLayer(this, 'Heic') : undefined,
      nameOf: (thing) => nameOf(config, thing),
    };
  }
}
