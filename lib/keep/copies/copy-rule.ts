import { Aws } from 'aws-cdk-lib';
import { type IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Bucket, CfnBucket, IBucket } from 'aws-cdk-lib/aws-s3';
import { viaService } from '../../shared/via-service';

/** The bucket that copies go to: by name, where it is of another stack, region or account. */
export interface CopyBucket {
  readonly bucketName: string;
  readonly region: string;
  /** Itself, where it is of the same stack: so it is there first, and says itself who may copy to it. @default - it is of another one */
  readonly here?: IBucket;
  /** @default - ours */
  readonly account?: string;
  /** What copies of encrypted objects are encrypted with. @default - a key that S3 owns */
  readonly key?: CopyKey;
}

/** A key where the copies are: ours by its alias, which is known before it is there, another account's by its ARN. */
export type CopyKey = { readonly alias: string } | { readonly arn: string };

export interface CopyRule {
  /** What metrics and events call it. */
  readonly id: string;
  readonly to: CopyBucket;
  /** Keys that begin like this. @default - all */
  readonly prefix?: string;
  /** Whether what is deleted disappears from the copy, too. */
  readonly deleteMarkers: boolean;
  /** Whether S3 says how far it is behind. @default false */
  readonly metrics?: boolean;
  /** Whether S3 vouches for 15 minutes; says how far it is behind as well. @default false */
  readonly timeControl?: boolean;
  /** Whether tags that change on a copy which came from there change here. @default false */
  readonly replicaModifications?: boolean;
  /** @default - the original's */
  readonly storageClass?: string;
}

/** S3 takes no other number: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ReplicationTimeValue.html */
const FIFTEEN = { minutes: 15 };

const switched = (isOn: boolean) => ({ status: isOn ? 'Enabled' : 'Disabled' });

/** The rule as a bucket takes it. */
export function replicaRule(
  rule: CopyRule,
  { isEncrypted, priority }: { readonly isEncrypted: boolean; readonly priority: number },
): CfnBucket.ReplicationRuleProperty {
  const { id, prefix = '', deleteMarkers } = rule;
  return {
    id,
    priority,
    status: 'Enabled',
    filter: { prefix },
    deleteMarkerReplication: switched(deleteMarkers),
    sourceSelectionCriteria: criteriaOf(rule, isEncrypted),
    destination: destinationOf(rule),
  };
}

/** An empty one is refused: https://docs.aws.amazon.com/AmazonS3/latest/API/API_SourceSelectionCriteria.html */
function criteriaOf({ replicaModifications = false }: CopyRule, isEncrypted: boolean) {
  if (!isEncrypted && !replicaModifications) return undefined;
  return {
    sseKmsEncryptedObjects: isEncrypted ? switched(true) : undefined,
    replicaModifications: replicaModifications ? switched(true) : undefined,
  };
}

function destinationOf(rule: CopyRule): CfnBucket.ReplicationDestinationProperty {
  const { to, metrics = false, timeControl = false, storageClass } = rule;
  return {
    bucket: bucketArnOf(to),
    account: to.account,
    // else they stay the property of this account, which the other one then can't read
    accessControlTranslation: to.account === undefined ? undefined : { owner: 'Destination' },
    encryptionConfiguration: to.key && { replicaKmsKeyId: keyArnOf(to, to.key) },
    storageClass,
    replicationTime: timeControl ? { ...switched(true), time: FIFTEEN } : undefined,
    metrics: metricsOf(metrics, timeControl),
  };
}

function metricsOf(metrics: boolean, timeControl: boolean) {
  if (timeControl) return { ...switched(true), eventThreshold: FIFTEEN };
  return metrics ? switched(true) : undefined;
}

/** What the role may do where the copies go; where that is said by the bucket there, it names the role. */
export function copying({ to, deleteMarkers }: CopyRule, principals?: IPrincipal[]): PolicyStatement {
  return new PolicyStatement({
    principals,
    actions: [
      's3:ReplicateObject',
      's3:ReplicateTags',
      ...(deleteMarkers ? ['s3:ReplicateDelete'] : []),
      ...(to.account === undefined ? [] : ['s3:ObjectOwnerOverrideToBucketOwner']),
    ],
    resources: [`${bucketArnOf(to)}/*`],
  });
}

/** Leave to decrypt what a bucket holds, through S3 and for nothing else. */
export function decrypting(source: Bucket, key: IKey, region: string): PolicyStatement {
  return new PolicyStatement({
    actions: ['kms:Decrypt'],
    resources: [key.keyArn],
    conditions: throughS3(region, source.bucketArn),
  });
}

/** Leave to encrypt copies, through S3 and for nothing else. */
export function encrypting(to: CopyBucket, key: CopyKey): PolicyStatement {
  const isOurs = 'alias' in key;
  return new PolicyStatement({
    actions: ['kms:Encrypt', 'kms:GenerateDataKey'],
    // an alias is no resource of a policy: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
    resources: [isOurs ? `arn:${Aws.PARTITION}:kms:${to.region}:${Aws.ACCOUNT_ID}:key/*` : key.arn],
    conditions: {
      ...throughS3(to.region, bucketArnOf(to)),
      ...(isOurs && { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': key.alias } }),
    },
  });
}

/** With a bucket key KMS is told of the bucket, without of each object: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html */
const throughS3 = (region: string, bucketArn: string) => ({
  StringEquals: { 'kms:ViaService': viaService('s3', region) },
  StringLike: { 'kms:EncryptionContext:aws:s3:arn': [bucketArn, `${bucketArn}/*`] },
});

const bucketArnOf = ({ bucketName, here }: CopyBucket): string =>
  here?.bucketArn ?? `arn:${Aws.PARTITION}:s3:::${bucketName}`;

const keyArnOf = ({ region }: CopyBucket, key: CopyKey): string =>
  'arn' in key ? key.arn : `arn:${Aws.PARTITION}:kms:${region}:${Aws.ACCOUNT_ID}:${key.alias}`;
