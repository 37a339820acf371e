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
    for (const statement of reading(source, this.role)) source.addToResourcePolicy(statement);
    for (const rule of rules) rule.to.here?.addToResourcePolicy(copying(rule, [this.role]));
    const statements = elsewhere(source, sourceKey, rules);
    if (statements.length > 0) {
      const description = 'Copies what is written to one bucket';
      new ManagedPolicy(this, 'Policy', { description, roles: [this.role], statements });
    }
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

/** What a bucket lets the role do that copies it: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html */
const reading = (source: Bucket, role: Role): PolicyStatement[] => [
  new PolicyStatement({
    principals: [role],
    actions: ['s3:GetReplicationConfiguration', 's3:ListBucket'],
    resources: [source.bucketArn],
  }),
  new PolicyStatement({
    principals: [role],
    actions: [
      ...['s3:GetObjectVersionForReplication', 's3:GetObjectVersionAcl', 's3:GetObjectVersionTagging'],
      ...((source.node.defaultChild as CfnBucket).objectLockEnabled ? LOCKS : []),
    ],
    resources: [source.arnForObjects('*')],
  }),
];

/**
 * What the role says itself: about buckets that are deployed before it and can't name it, and about keys. The grants of the L2 would bind keys
 * to no bucket, and let the owner change where it stays the same.
 */
const elsewhere = (source: Bucket, sourceKey: IKey | undefined, rules: readonly CopyRule[]): PolicyStatement[] => [
  ...rules.filter(({ to }) => !to.here).map((rule) => copying(rule)),
  ...(sourceKey ? [decrypting(source, sourceKey, Stack.of(source).region)] : []),
  ...rules.flatMap(({ to }) => (to.key ? [encrypting(to, to.key)] : [])),
];
