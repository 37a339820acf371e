import { Aws } from 'aws-cdk-lib';
import { type IGrantable, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { PrivateBucket, type PrivateBucketProps } from './private-bucket';

export interface ServedBucketProps extends PrivateBucketProps {
  /** What CloudFront may read: `i/` or, for everything, nothing. */
  readonly servedPrefix: string;
  /** The one distribution that may read. @default - every distribution of this account */
  readonly distributionId?: string;
}

/**
 * A bucket that this account's distributions read. It writes the statement itself: an edge stack that did would depend on this
 * bucket and be depended on by it, which CloudFormation refuses.
 */
export class ServedBucket extends PrivateBucket {
  constructor(scope: Construct, id: string, props: ServedBucketProps) {
    const { servedPrefix, distributionId = '*', ...rest } = props;
    super(scope, id, rest);
    const cloudFront = cloudFrontOf(distributionId);
    // no grant binds a service principal to its source
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'CloudFrontReads',
        principals: [cloudFront],
        actions: ['s3:GetObject'],
        resources: [this.arnForObjects(`${servedPrefix}*`)],
      }),
    );
    rest.encryptionKey?.grantDecrypt(cloudFront);
  }
}

/** CloudFront, when it acts for a distribution of ours: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html */
function cloudFrontOf(distributionId: string): ServicePrincipal & IGrantable {
  return new ServicePrincipal('cloudfront.amazonaws.com', {
    conditions: {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:cloudfront::${Aws.ACCOUNT_ID}:distribution/${distributionId}` },
    },
  });
}
