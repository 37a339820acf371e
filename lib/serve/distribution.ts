import { Annotations, Duration } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  type CfnDistribution,
  Distribution as CloudFrontDistribution,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  PriceClass,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { KEY_PREFIX } from '../../lambdas/shared/contract';
import { ApiHeaders } from './api-headers';
import { FailoverMethods } from './failover-methods';
import { RenditionHeaders } from './rendition-headers';
import { renditionOrigin } from './rendition-origin';
import { SiteHeaders } from './site-headers';
import { siteOrigin } from './site-origin';
import { VariantCache } from './variant-cache';

export interface DistributionProps {
  readonly comment: string;
  readonly site: IBucket;
  /** A copy of the site in another region, for when the first does not answer. @default - there is none */
  readonly siteReplica?: IBucket;
  readonly renditions: IBucket;
  /** Host name of the HTTP API. */
  readonly apiDomainName: string;
  /** Host of the function URL that makes renditions on demand. @default - there are no others than the bucket has */
  readonly transformDomainName?: string;
  /** Origins besides its own host that the page may send requests to. */
  readonly connectSources: readonly string[];
}

const VIEWERS = { viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS, compress: true };

/**
 * Every status that CloudFront would keep for 10 seconds, whatever the cache policy says: one caller's 404 or 500 from the API would be
 * everybody's. https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/HTTPStatusCodes.html
 */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

/** One host for everything: the site, renditions below `/i/`, the API below `/api/`. */
export class Distribution extends Construct {
  readonly distribution: CloudFrontDistribution;

  constructor(scope: Construct, id: string, props: DistributionProps) {
    super(scope, id);
    const { comment, site, siteReplica, apiDomainName, connectSources } = props;
    this.distribution = new CloudFrontDistribution(this, 'Cdn', {
      comment,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
      defaultRootObject: 'index.html',
      errorResponses: ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      defaultBehavior: {
        origin: siteOrigin({ site, replica: siteReplica }),
        ...VIEWERS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: new SiteHeaders(this, 'SiteHeaders', { connectSources }),
      },
      additionalBehaviors: {
        [`/${KEY_PREFIX.renditions}*`]: {
          ...this.renditionSource(props),
          ...VIEWERS,
          responseHeadersPolicy: new RenditionHeaders(this, 'RenditionHeaders'),
        },
        '/api/*': {
          // it has no origin access control: what protects it is the token that every route asks for
          origin: new HttpOrigin(apiDomainName, { protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY }),
          ...VIEWERS,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          // no custom policy may forward Authorization: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/add-origin-custom-headers.html
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          responseHeadersPolicy: new ApiHeaders(this, 'ApiHeaders'),
        },
      },
    });
    this.node.addValidation(new FailoverMethods(this.distribution.node.defaultChild as CfnDistribution));
    const reason = "Keep writes the statement that lets this account's distributions read, see ServedBucket.";
    Annotations.of(this).acknowledgeWarning('@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac', reason);
  }

  /** Where renditions come from, and what they are kept by. */
  private renditionSource({
    renditions,
    transformDomainName,
  }: DistributionProps): Pick<BehaviorOptions, 'origin' | 'cachePolicy'> {
    if (transformDomainName === undefined) {
      const origin = S3BucketOrigin.withOriginAccessControl(renditions);
      return { origin, cachePolicy: CachePolicy.CACHING_OPTIMIZED };
    }
    const origin = renditionOrigin(this, { renditions, transformDomainName });
    return { origin, cachePolicy: new VariantCache(this, 'VariantCache') };
  }
}
