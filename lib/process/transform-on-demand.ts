import { Aws, Duration, Fn, Size } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FunctionUrlAuthType, type Permission } from 'aws-cdk-lib/aws-lambda';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { type EnvironmentFor, KEY_PREFIX, LEASE_PREFIX } from '../../lambdas/shared/contract';
import type { TransformEnvironment } from '../../lambdas/transform-image/contract';
import { grantCatalogEncryption } from '../shared/catalog-grants';
import { type FunctionPlatform, NodeFunction } from '../shared/node-function';
import { grantObjectReads, grantObjectRemovals, grantObjectWrites } from '../shared/object-grants';

export interface TransformOnDemandProps {
  readonly renditions: IBucket;
  readonly catalog: ITableV2;
  readonly platform: FunctionPlatform;
  /** Names of variants that need no signature. */
  readonly presets: readonly string[];
  /** The keys that all other variants are signed with. @default - no others are made */
  readonly signing?: { readonly secret: ISecret; readonly secretName: string };
  /** The one distribution that may ask. @default - every distribution of this account */
  readonly distributionId?: string;
  /** Variants made side by side, at the most. @default - as many as the account has free */
  readonly reservedConcurrency?: number;
}

/** CloudFront waits for 30 seconds: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DownloadDistValuesOrigin.html */
export const TRANSFORM_TIMEOUT = Duration.seconds(29);

/** Makes a variant of a picture when CloudFront finds none in the bucket, and puts it there. */
export class TransformOnDemand extends Construct {
  readonly function: NodeFunction;
  /** Host name of its address, for an origin of CloudFront. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, props: TransformOnDemandProps) {
    super(scope, id);
    const { renditions, catalog, platform, presets, signing, distributionId = '*', reservedConcurrency } = props;
    this.function = new NodeFunction(this, 'Function', {
      handler: 'transform-image',
      description: 'Makes variants of pictures that nobody made yet',
      impact: 'Some pictures are not shown in the size that a page asks for.',
      platform,
      usesSharp: true,
      environment: {
        RENDITIONS_BUCKET: renditions.bucketName,
        CATALOG_TABLE: catalog.tableName,
        PRESETS: presets.join(','),
        SIGNING_KEYS: signing?.secretName ?? '',
      } satisfies EnvironmentFor<z.output<typeof TransformEnvironment>>,
      timeout: TRANSFORM_TIMEOUT,
      // one whole core: https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
      memory: Size.mebibytes(1769),
      reservedConcurrency,
    });
    this.domainName = this.addAddress(distributionId);
    grantObjectReads(renditions, this.function, [KEY_PREFIX.mezzanines, KEY_PREFIX.renditions]);
    for (const grant of [grantObjectWrites, grantObjectRemovals])
      grant(renditions, this.function, [KEY_PREFIX.renditions]);
    this.grantLeases(catalog);
    if (signing) this.grantSigningKeys(signing.secret);
  }

  /** Only a distribution of ours may ask. Said here and not by the origin in Edge, which is in another region than the function. */
  private addAddress(distributionId: string): string {
    const { url } = this.function.addFunctionUrl({ authType: FunctionUrlAuthType.AWS_IAM });
    const ofOurs = {
      principal: new ServicePrincipal('cloudfront.amazonaws.com'),
      // it names our account; whether CloudFront says that once more, as SourceAccount, its documentation leaves open
      sourceArn: `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${distributionId}`,
    } satisfies Permission;
    // both, or CloudFront gets a 403: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html
    this.function.addPermission('CloudFrontAsks', {
      ...ofOurs,
      action: 'lambda:InvokeFunctionUrl',
      functionUrlAuthType: FunctionUrlAuthType.AWS_IAM,
    });
    this.function.addPermission('CloudFrontInvokes', {
      ...ofOurs,
      action: 'lambda:InvokeFunction',
      invokedViaFunctionUrl: true,
    });
    return Fn.select(2, Fn.split('/', url));
  }

  private grantSigningKeys({ secretArn, encryptionKey }: ISecret): void {
    // Not `grantRead`: it says in the key's policy who this function is, and the key deploys before there is one.
    this.function.addToRolePolicy(
      new PolicyStatement({ actions: ['secretsmanager:GetSecretValue'], resources: [secretArn] }),
    );
    encryptionKey?.grant(this.function, 'kms:Decrypt');
  }

  private grantLeases(catalog: ITableV2): void {
    // no grant narrows a table to some of its partitions: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
    this.function.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:PutItem'],
        resources: [catalog.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${LEASE_PREFIX}*`] } },
      }),
    );
    grantCatalogEncryption(catalog, this.function);
  }
}
