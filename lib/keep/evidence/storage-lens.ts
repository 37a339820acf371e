import { CfnStorageLens, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface StorageLensProps {
  readonly lensName: string;
  /** The buckets that it looks into. */
  readonly of: readonly IBucket[];
}

/** A dashboard of S3's own about what is in some buckets: how much, how many, which versions, encrypted how. Of its metrics, the free ones. */
export class StorageLens extends CfnStorageLens {
  constructor(scope: Construct, id: string, { lensName, of }: StorageLensProps) {
    super(scope, id, {
      storageLensConfiguration: {
        id: lensName,
        isEnabled: true,
        include: { buckets: of.map(({ bucketArn }) => bucketArn) },
        // said aloud, since what is not free is switched on here
        accountLevel: { bucketLevel: { activityMetrics: { isEnabled: false } } },
      },
    });
  }
}
