import { CfnOutput, Duration, Size, Stack, type StackProps } from 'aws-cdk-lib';
import { Architecture } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { KEY_PREFIX } from '../../lambdas/shared/contract';
import { type Config, nameOf } from '../config';
import { AssetDeletion } from '../ingest/asset-deletion';
import { UploadSigner } from '../ingest/upload-signer';
import { FanOut } from '../process/fan-out';
import { IndexPipeline } from '../process/index-pipeline';
import { RenderPipeline } from '../process/render-pipeline';
import { SharpLayer } from '../process/sharp-layer';
import { AssetSearch } from '../query/asset-search';
import { Api } from '../shared/api';
import type { FunctionPlatform } from '../shared/node-function';
import type { KeepStack } from './keep-stack';

export interface FlowStackProps extends StackProps {
  readonly config: Config;
  readonly keep: KeepStack;
}

const EVERY_ORIGINAL = [KEY_PREFIX.uploads, KEY_PREFIX.imports];

/** All that runs: from the signed upload to the answer about it. */
export class FlowStack extends Stack {
  readonly api: Api;
  readonly fanOut: FanOut;
  readonly render: RenderPipeline;
  readonly index: IndexPipeline;

  constructor(scope: Construct, id: string, { config, keep, ...props }: FlowStackProps) {
    super(scope, id, props);
    const { originals, renditions, catalog, accounts } = keep;
    const { uploads, images } = config;
    const platform = this.addPlatform(config);

    this.api = new Api(this, 'Api', { ...accounts, platform });
    new UploadSigner(this, 'UploadSigner', {
      originals,
      api: this.api,
      platform,
      maxUpload: Size.mebibytes(uploads.maxMiB),
      ttl: Duration.seconds(uploads.ttlSeconds),
    });
    new AssetDeletion(this, 'AssetDeletion', { originals, catalog, api: this.api, platform });
    this.render = new RenderPipeline(this, 'Render', {
      originals,
      renditions,
      catalog,
      platform,
      widthsPx: images.widthsPx,
      maxOriginal: Size.mebibytes(images.maxMiB),
      maxMegapixels: images.maxMegapixels,
    });
    this.index = new IndexPipeline(this, 'Index', { originals, catalog, platform });
    const consumers = [this.render, this.index].map(({ work }) => ({ work, prefixes: EVERY_ORIGINAL }));
    this.fanOut = new FanOut(this, 'FanOut', { originals, consumers, platform });
    new AssetSearch(this, 'AssetSearch', { catalog, api: this.api, platform });

    new CfnOutput(this, 'ApiDomainName', { value: this.api.domainName });
  }

  private addPlatform(config: Config): FunctionPlatform {
    const { architecture, sharp, maxConcurrency } = config.functions;
    return {
      architecture: architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      logRetention: config.logs.days,
      maxConcurrency,
      sharp: sharp === 'layer' ? new SharpLayer(this, 'Sharp') : undefined,
      nameOf: (thing) => nameOf(config, thing),
    };
  }
}
