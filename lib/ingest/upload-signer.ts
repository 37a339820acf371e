import { Duration, Size } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { PresignEnvironment } from '../../lambdas/presign-upload/contract';
import { type EnvironmentFor, KEY_PREFIX } from '../../lambdas/shared/contract';
import type { Api } from '../shared/api';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';
import { grantObjectWrites } from '../shared/object-grants';

export interface UploadSignerProps {
  readonly originals: IBucket;
  readonly api: Api;
  readonly platform: FunctionPlatform;
  readonly maxUpload: Size;
  /** How long a signed address works. */
  readonly ttl: Duration;
}

/** `POST /uploads`: hands a signed-in user an address that admits one file. */
export class UploadSigner extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, { originals, api, platform, maxUpload, ttl }: UploadSignerProps) {
    super(scope, id);
    this.function = new NodeFunction(this, 'Function', {
      handler: 'presign-upload',
      description: 'Signs one upload of one file',
      impact: 'Nobody can upload.',
      platform,
      environment: {
        ORIGINALS_BUCKET: originals.bucketName,
        MAX_UPLOAD_BYTES: String(maxUpload.toBytes()),
        URL_TTL_SECONDS: String(ttl.toSeconds()),
      } satisfies EnvironmentFor<z.output<typeof PresignEnvironment>>,
      timeout: Duration.seconds(10),
      memory: Size.mebibytes(256),
      reservedConcurrency: platform.apiConcurrency,
    });
    // what it signs is done with its own rights
    grantObjectWrites(originals, this.function, [KEY_PREFIX.uploads]);
    api.route(HttpMethod.POST, '/uploads', this.function);
  }
}
