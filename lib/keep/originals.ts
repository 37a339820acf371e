import { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type CfnBucket, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { archiveTiersOf, originalsRulesOf } from './lifecycle-rules';
import { PrivateBucket } from './private-bucket';

export interface OriginalsProps {
  readonly bucketName: string;
  readonly keepData: boolean;
  /** Pages that may upload from a browser. */
  readonly uploadOrigins: readonly string[];
  /** @default - a key that S3 owns */
  readonly encryptionKey?: IKey;
  /** When originals get cold and go, and what becomes of former versions. */
  readonly lifecycle: Config['lifecycle'];
}

/** Everything that people upload, every version of it; says on EventBridge when anything changes. */
export class Originals extends PrivateBucket {
  constructor(scope: Construct, id: string, props: OriginalsProps) {
    const { uploadOrigins, lifecycle, ...rest } = props;
    const rules = originalsRulesOf(lifecycle);
    const tiers = archiveTiersOf(lifecycle);
    super(scope, id, {
      ...rest,
      versioned: true,
      lifecycleRules: rules,
      ...(tiers.length > 0 && { intelligentTieringConfigurations: tiers }),
      abortUploadsAfter: Duration.days(lifecycle.unfinishedUploadsDays),
      cors: [
        {
          allowedOrigins: [...uploadOrigins],
          allowedMethods: [HttpMethods.PUT],
          allowedHeaders: ['content-type', 'x-amz-checksum-sha256', 'if-none-match'],
          exposedHeaders: ['ETag', 'x-amz-version-id', 'x-amz-checksum-sha256'],
          maxAge: 3600,
        },
      ],
    });
    // the L2's `eventBridgeEnabled` is a custom resource that overwrites what other stacks set
    const resource = this.node.defaultChild as CfnBucket;
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    // CloudFormation takes sizes as text, the L2 as numbers
    for (const [index, { objectSizeGreaterThan }] of rules.entries()) {
      const path = `LifecycleConfiguration.Rules.${index}.ObjectSizeGreaterThan`;
      if (objectSizeGreaterThan !== undefined) resource.addPropertyOverride(path, String(objectSizeGreaterThan));
    }
  }
}
