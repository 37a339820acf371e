import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { type Config, nameOf } from '../config';
import { bucketNameOf } from '../keep/bucket-name';
import { Distribution } from '../serve/distribution';
import type { FlowStack } from './flow-stack';

export interface EdgeStackProps extends StackProps {
  readonly config: Config;
  readonly flow: FlowStack;
}

/** What viewers meet. Always in us-east-1, where CloudFront's certificates, logs and metrics live. */
export class EdgeStack extends Stack {
  constructor(scope: Construct, id: string, { config, flow, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const { distribution } = new Distribution(this, 'Distribution', {
      comment: nameOf(config, 'everything'),
      site: this.bucketOfKeep(config, 'site'),
      renditions: this.bucketOfKeep(config, 'renditions'),
      apiDomainName: flow.api.domainName,
    });
    new CfnOutput(this, 'DistributionId', { value: distribution.distributionId });
    new CfnOutput(this, 'Address', { value: `https://${distribution.distributionDomainName}` });
  }

  /** By name, since the construct itself would draw an arrow from Keep back to here: see `ServedBucket`. */
  private bucketOfKeep(config: Config, thing: string): IBucket {
    return Bucket.fromBucketAttributes(this, thing, { bucketName: bucketNameOf(config, thing), region: config.region });
  }
}
