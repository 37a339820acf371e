import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { KEY_PREFIX } from '../../lambdas/shared/contract';
import type { Config } from '../config';
import { renditionsRulesOf } from './lifecycle-rules';
import { ServedBucket, type ServedBucketProps } from './served-bucket';

export interface RenditionsProps extends Omit<ServedBucketProps, 'servedPrefix'> {
  /** When they get cold. */
  readonly lifecycle: Config['lifecycle']['renditions'];
}

/** What the renderer makes. All of it can be made again, so a removed file stays for a day only; its events go nowhere. */
export class Renditions extends ServedBucket {
  constructor(scope: Construct, id: string, { lifecycle, ...props }: RenditionsProps) {
    super(scope, id, {
      ...props,
      servedPrefix: KEY_PREFIX.renditions,
      versioned: true,
      lifecycleRules: [
        ...renditionsRulesOf(lifecycle),
        { id: 'forget-removed', noncurrentVersionExpiration: Duration.days(1), expiredObjectDeleteMarker: true },
      ],
    });
  }
}
