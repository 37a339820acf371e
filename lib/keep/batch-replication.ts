import { Aws } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
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
    new ManagedPolicy(this, 'Policy', {
      description: 'Has S3 copy what is in buckets already',
      roles: [this],
      // no grant knows these: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-batch-replication-policies.html
      statements: [
        new PolicyStatement({
          actions: ['s3:InitiateReplication'],
          resources: sources.map((source) => source.arnForObjects('*')),
        }),
        new PolicyStatement({
          // the list of what is to be copied is an inventory that S3 makes by itself
          actions: ['s3:GetReplicationConfiguration', 's3:PutInventoryConfiguration'],
          resources: sources.map(({ bucketArn }) => bucketArn),
        }),
      ],
    });
  }
}
