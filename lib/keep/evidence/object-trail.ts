import { Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { EvidenceBucket } from './evidence-bucket';

export interface ObjectTrailProps {
  readonly trailName: string;
  /** The buckets whose objects it is about. */
  readonly of: readonly IBucket[];
  /** Whether it is about reads as well as writes. */
  readonly withReads: boolean;
  readonly to: EvidenceBucket;
}

const PREFIX = 'trail';
const cloudTrail = new ServicePrincipal('cloudtrail.amazonaws.com');

/**
 * What CloudTrail vouches for of requests for some buckets' objects, and of nothing else: events of the account are for a trail of the account.
 * Every hour it signs what it delivered, so that a file that is changed or missing shows.
 */
export class ObjectTrail extends CfnTrail {
  constructor(scope: Construct, id: string, { trailName, of, withReads, to }: ObjectTrailProps) {
    const key = to.encryptionKey;
    super(scope, id, {
      trailName,
      isLogging: true,
      enableLogFileValidation: true,
      s3BucketName: to.bucketName,
      s3KeyPrefix: PREFIX,
      kmsKeyId: key?.keyArn,
      advancedEventSelectors: [{ name: 'objects', fieldSelectors: [...objectsOf(of), ...(withReads ? [] : WRITES)] }],
    });
    const { partition, region, account } = Stack.of(this);
    // known without asking it: CloudTrail tries both policies before there is a trail
    const trail = `arn:${partition}:cloudtrail:${region}:${account}:trail/${trailName}`;
    letDeliver(to, `${PREFIX}/AWSLogs/${account}/*`, trail);
    if (key) letEncrypt(key, trail);
    if (to.policy) this.node.addDependency(to.policy);
  }
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedFieldSelector.html */
const objectsOf = (buckets: readonly IBucket[]): CfnTrail.AdvancedFieldSelectorProperty[] => [
  { field: 'eventCategory', equalTo: ['Data'] },
  { field: 'resources.type', equalTo: ['AWS::S3::Object'] },
  { field: 'resources.ARN', startsWith: buckets.map((bucket) => bucket.arnForObjects('')) },
];

const WRITES: CfnTrail.AdvancedFieldSelectorProperty[] = [{ field: 'readOnly', equalTo: ['false'] }];

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html */
function letDeliver(to: IBucket, below: string, trail: string): void {
  const ofTrail = { principals: [cloudTrail], conditions: { StringEquals: { 'aws:SourceArn': trail } } };
  to.addToResourcePolicy(new PolicyStatement({ ...ofTrail, actions: ['s3:GetBucketAcl'], resources: [to.bucketArn] }));
  to.addToResourcePolicy(
    new PolicyStatement({ ...ofTrail, actions: ['s3:PutObject'], resources: [to.arnForObjects(below)] }),
  );
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html */
function letEncrypt(key: IKey, trail: string): void {
  key.addToResourcePolicy(
    new PolicyStatement({
      principals: [cloudTrail],
      actions: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
      resources: ['*'], // in a key's policy: this key
      conditions: { StringEquals: { 'aws:SourceArn': trail } },
    }),
  );
}
