import { Aws, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPoint, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { prefixReads } from './prefix-reader';

export interface ConsumerAccessPointProps {
  readonly accessPointName: string;
  readonly bucket: IBucket;
  /** All that can be read through it. */
  readonly prefix: string;
  /** The ARN of the role that reads. */
  readonly role: string;
  /** The VPC that it is open to alone. @default - wherever the role is used */
  readonly vpcId?: string;
}

/** A way into a bucket for one consumer, with a policy of its own, so that none has to be read beside another's. */
export class ConsumerAccessPoint extends CfnAccessPoint {
  /** Known without asking it, since bucket and access point name each other. */
  readonly arn: string;

  constructor(scope: Construct, id: string, props: ConsumerAccessPointProps) {
    const { accessPointName, bucket, prefix, role, vpcId } = props;
    const { partition, region, account } = Stack.of(scope);
    const arn = `arn:${partition}:s3:${region}:${account}:accesspoint/${accessPointName}`;
    const place = { arn, arnForObjects: (pattern: string) => `${arn}/object/${pattern}` };
    super(scope, id, {
      name: accessPointName,
      bucket: bucket.bucketName,
      vpcConfiguration: vpcId ? { vpcId } : undefined,
      policy: new PolicyDocument({ statements: prefixReads(place, prefix, { principal: new ArnPrincipal(role) }) }),
      publicAccessBlockConfiguration: {
        blockPublicAcls: true,
        blockPublicPolicy: true,
        ignorePublicAcls: true,
        restrictPublicBuckets: true,
      },
    });
    this.arn = arn;
  }
}

/**
 * Lets the policies of these access points, and of no other, decide who reads a bucket:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html. `*` is whoever they name.
 */
export const delegation = (bucket: IBucket, accessPoints: readonly ConsumerAccessPoint[]): PolicyStatement =>
  new PolicyStatement({
    sid: 'AccessPointsDecide',
    principals: [new AnyPrincipal()],
    actions: ['s3:GetObject', 's3:ListBucket'],
    resources: [bucket.bucketArn, bucket.arnForObjects('*')],
    conditions: {
      StringEquals: {
        's3:DataAccessPointAccount': Aws.ACCOUNT_ID,
        's3:DataAccessPointArn': accessPoints.map(({ arn }) => arn),
      },
    },
  });
