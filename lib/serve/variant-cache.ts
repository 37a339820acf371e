import { Duration } from 'aws-cdk-lib';
import {
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/**
 * Renditions and variants, by path and signature. The signature `s` is part of the key, else one unsigned request would cache a refusal
 * for valid ones; so the same object is kept once for each signature that it is asked with. No other part of a query is
 * passed on, so none of S3's own (`response-content-type` and the like) is obeyed.
 */
export class VariantCache extends CachePolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      comment: 'Renditions and variants: by path and signature',
      queryStringBehavior: CacheQueryStringBehavior.allowList('s'),
      headerBehavior: CacheHeaderBehavior.none(),
      cookieBehavior: CacheCookieBehavior.none(),
      minTtl: Duration.seconds(0), // else an answer that is not to be kept would be
      defaultTtl: Duration.days(1),
      maxTtl: Duration.days(365),
      // manifests are text
      enableAcceptEncodingGzip: true,
      enableAcceptEncodingBrotli: true,
    });
  }
}
