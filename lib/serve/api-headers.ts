import { ResponseHeadersPolicy } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';

/** An answer about one caller's photos: no browser keeps it, and none takes it for something else than it says it is. */
export class ApiHeaders extends ResponseHeadersPolicy {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      comment: 'API: kept nowhere',
      securityHeadersBehavior: { contentTypeOptions: { override: true } },
      customHeadersBehavior: { customHeaders: [{ header: 'cache-control', value: 'no-store', override: true }] },
    });
  }
}
