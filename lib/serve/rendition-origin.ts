import { Duration } from 'aws-cdk-lib';
import { FunctionUrlOriginAccessControl, OriginProtocolPolicy } from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface RenditionOriginProps {
  readonly renditions: IBucket;
  /** Host of the function URL that makes what the bucket does not have. */
  readonly transformDomainName: string;
}

/**
 * What the bucket has comes from the bucket; what it does not have, from the function that makes it. Both know CloudFront by its
 * signature. The function's own stack lets this account's distributions call it: an origin that wrote the permission would do so
 * here, in another region than the function's.
 */
export function renditionOrigin(scope: Construct, { renditions, transformDomainName }: RenditionOriginProps) {
  const access = new FunctionUrlOriginAccessControl(scope, 'TransformAccess');
  return new OriginGroup({
    primaryOrigin: S3BucketOrigin.withOriginAccessControl(renditions, {
      // 30 seconds, by default, is too long to look at a stalled connection:
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
      connectionAttempts: 1,
      connectionTimeout: Duration.seconds(3),
    }),
    fallbackOrigin: new HttpOrigin(transformDomainName, {
      originAccessControlId: access.originAccessControlId,
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      readTimeout: Duration.seconds(30),
    }),
    // to whom may not list, S3 says 403 of what is not there: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
    fallbackStatusCodes: [403, 404],
  });
}
