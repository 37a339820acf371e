import { Duration, Size } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import type { DeleteEnvironment } from '../../lambdas/delete-asset/contract';
import { type EnvironmentFor, KEY_PREFIX } from '../../lambdas/shared/contract';
import type { Api } from '../shared/api';
import { grantCatalogReads } from '../shared/catalog-grants';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';

export interface AssetDeletionProps {
  readonly originals: IBucket;
  readonly catalog: ITableV2;
  readonly api: Api;
  readonly platform: FunctionPlatform;
  /** Whether a copy of the originals is to hear of deletions. @default false */
  readonly isCopied?: boolean;
  /** Whether versions in the bucket can be locked. @default false */
  readonly isLockable?: boolean;
}

/** `DELETE /assets/{asset}`: removes one of the caller's own uploads, every version of it. What operators copied in stays out of reach. */
export class AssetDeletion extends Construct {
  readonly function: NodeFunction;

  constructor(scope: Construct, id: string, props: AssetDeletionProps) {
    super(scope, id);
    const { originals, catalog, api, platform, isCopied = false, isLockable = false } = props;
    this.function = new NodeFunction(this, 'Function', {
      handler: 'delete-asset',
      description: "Removes one of the caller's assets, every version of it",
      impact: "People can't delete their photos.",
      platform,
      environment: {
        ORIGINALS_BUCKET: originals.bucketName,
        CATALOG_TABLE: catalog.tableName,
        IS_COPIED: String(isCopied),
        IS_LOCKABLE: String(isLockable),
      } satisfies EnvironmentFor<z.output<typeof DeleteEnvironment>>,
      // https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html: the API waits for 30 seconds
      timeout: Duration.seconds(29),
      memory: Size.mebibytes(256),
      reservedConcurrency: platform.apiConcurrency,
    });
    grantCatalogReads(catalog, this.function);
    this.grantErase(originals);
    if (isLockable) this.grantLockReads(originals);
    api.route(HttpMethod.DELETE, '/assets/{asset}', this.function);
  }

  private grantLockReads(originals: IBucket): void {
    // no grant reads locks alone
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:GetObjectRetention', 's3:GetObjectLegalHold'],
        resources: [originals.arnForObjects(`${KEY_PREFIX.uploads}*`)],
      }),
    );
  }

  private grantErase(originals: IBucket): void {
    const uploads = `${KEY_PREFIX.uploads}*`;
    // Not `grantDelete`: its `s3:DeleteObject*` also takes tags away.
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:DeleteObject', 's3:DeleteObjectVersion'],
        resources: [originals.arnForObjects(uploads)],
      }),
    );
    // No grant lists versions; a listing is of the bucket, so the prefix that it asks for is the condition.
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['s3:ListBucketVersions'],
        resources: [originals.bucketArn],
        conditions: { StringLike: { 's3:prefix': uploads } },
      }),
    );
  }
}
