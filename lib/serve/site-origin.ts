import { Duration } from 'aws-cdk-lib';
import type { IOrigin } from 'aws-cdk-lib/aws-cloudfront';
import { OriginGroup, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';

export interface SiteOriginProps {
  readonly site: IBucket;
  /** The second copy, in another region. @default - there is none */
  readonly replica?: IBucket;
}

/**
 * No bucket (404), or one that fails. A page that is not there is 403 to whom may not list, and it is not in the copy either: so nobody's
 * mistyped address is asked for twice. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
const BUCKET_FAILS = [404, 500, 502, 503, 504];

/** The site from its bucket; from the copy in another region while the bucket does not answer. */
export function siteOrigin({ site, replica }: SiteOriginProps): IOrigin {
  if (!replica) return S3BucketOrigin.withOriginAccessControl(site);
  return new OriginGroup({
    primaryOrigin: S3BucketOrigin.withOriginAccessControl(site, {
      // 30 seconds, by default, is how long a page would be blank:
      // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
      connectionAttempts: 1,
      connectionTimeout: Duration.seconds(3),
    }),
    fallbackOrigin: S3BucketOrigin.withOriginAccessControl(replica),
    fallbackStatusCodes: BUCKET_FAILS,
  });
}
