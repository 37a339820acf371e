import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface BatchReplicationProps {
  /** Buckets that are copied. */
  readonly sources: readonly IBucket[];
}

/** The role of jobs that have S3 copy what was there before the rule was; they copy by the bucket's rules and the bucket's own role. */
export class BatchReplicationRole extends Role {
  constructor(scope: Construct, id: string, { sources }: BatchReplicationProps) {
    super(scope, id, {
      assumedBy: new ServicePrincipal('batchoperations.s3.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    for (const source of sources) this.letCopy(source);
  }

  /** No grant knows these: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-policies.html */
  private letCopy(source: IBucket): void {
    const principals = [this];
    source.addToResourcePolicy(
      new PolicyStatement({
        principals,
        actions: ['s3:InitiateReplication'],
        resources: [source.arnForObjects('*')],
      }),
    );
    source.addToResourcePolicy(
      new PolicyStatement({
        principals,
        // the list of what is to be copied is an inventory that S3 makes by itself
        actions: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'],
        resources: [source.bucketArn],
      }),
    );
  }
}
