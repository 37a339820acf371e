import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { KEY_PREFIX } from '../../lambdas/shared/contract';
import { ServedBucket, type ServedBucketProps } from './served-bucket';

/** What the renderer makes. All of it can be made again, so a removed file stays for a day only; its events go nowhere. */
export class Renditions extends ServedBucket {
  constructor(scope: Construct, id: string, props: Omit<ServedBucketProps, 'servedPrefix'>) {
    super(scope, id, {
      ...props,
      servedPrefix: KEY_PREFIX.renditions,
      versioned: true,
      lifecycleRules: [
        { id: 'forget-removed', noncurrentVersionExpiration: Duration.days(1), expiredObjectDeleteMarker: true },
      ],
    });
  }
}
