import type { CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { PrivateBucket } from '../private-bucket';
import { delivery } from './delivery';
import { EvidenceBucket, type EvidenceBucketProps } from './evidence-bucket';

export interface AccessLogsProps extends Omit<EvidenceBucketProps, 'encryptionKey' | 'lock' | 'bypassRoles'> {
  /** The buckets of this region and account whose requests are written down. */
  readonly of: readonly PrivateBucket[];
}

/**
 * Every request to some buckets, a line each, below account, region, bucket and the day on which it was made. Encrypted with a key that S3 owns and
 * never locked, since it delivers logs under no other and into no bucket with Object Lock, and silent about itself:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html and troubleshooting-server-access-logging.html beside it
 */
export class AccessLogs extends EvidenceBucket {
  constructor(scope: Construct, id: string, { of: sources, ...props }: AccessLogsProps) {
    super(scope, id, props);
    this.addToResourcePolicy(delivery('logging.s3.amazonaws.com', this.arnForObjects('*'), sources));
    for (const source of sources) {
      // the L2's own way would write a statement for each, and for none of them the account
      (source.node.defaultChild as CfnBucket).loggingConfiguration = {
        destinationBucketName: this.bucketName,
        targetObjectKeyFormat: { partitionedPrefix: { partitionDateSource: 'EventTime' } },
      };
    }
  }
}
