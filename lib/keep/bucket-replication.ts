import { Aws, Stack } from 'aws-cdk-lib';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type CopyRule, copying, decrypting, encrypting, replicaRule } from './copy-rule';

export interface BucketReplicationProps {
  /** What is copied; versioned. */
  readonly source: Bucket;
  /** What the source is encrypted with. @default - a key that S3 owns */
  readonly sourceKey?: IKey;
  /** Where to, by one rule each. */
  readonly rules: readonly CopyRule[];
}

/**
 * Copies of everything that is written to a bucket, by S3 itself, each rule to a bucket of its own: in another region, in the same one, of
 * another account. Those buckets must be there and versioned; they are known by name, since they may be of a stack that is deployed before.
 */
export class BucketReplication extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, { source, sourceKey, rules }: BucketReplicationProps) {
    super(scope, id);
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('s3.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    new ManagedPolicy(this, 'Policy', {
      description: 'Copies what is written to one bucket',
      roles: [this.role],
      // the grants of the L2 bind keys to no bucket, and let the owner change where it stays the same
      statements: statementsFor(source, sourceKey, rules),
    });
    const resource = source.node.defaultChild as CfnBucket;
    resource.replicationConfiguration = {
      role: this.role.roleArn,
      rules: rules.map((rule, index) =>
        replicaRule(rule, { isEncrypted: sourceKey !== undefined, priority: index + 1 }),
      ),
    };
  }
}

/** Locks go with the versions: https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html */
const LOCKS = ['s3:GetObjectRetention', 's3:GetObjectLegalHold'];

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
function statementsFor(source: Bucket, sourceKey: IKey | undefined, rules: readonly CopyRule[]): PolicyStatement[] {
  return [
    new PolicyStatement({
      actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
      resources: [source.bucketArn],
    }),
    new PolicyStatement({
      actions: [
        ...['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
        ...((source.node.defaultChild as CfnBucket).objectLockEnabled ? LOCKS : []),
      ],
      resources: [source.arnForObjects('*')],
    }),
    ...rules.map(copying),
    ...(sourceKey ? [decrypting(source, sourceKey, Stack.of(source).region)] : []),
    ...rules.flatMap(({ to }) => (to.key ? [encrypting(to, to.key)] : [])),
  ];
}
