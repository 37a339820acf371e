import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { Bucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { DISTRIBUTION_PARAMETER, nameOf } from '../config/names';
import { signInAddress } from '../ingest/sign-in-address';
import { bucketNameOf } from '../keep/bucket-name';
import { Distribution } from '../serve/distribution';
import { InvalidationPolicy } from '../serve/invalidation-policy';
import { replicaOf } from './copies';
import type { FlowStack } from './flow-stack';

export interface EdgeStackProps extends StackProps {
  readonly config: Config;
  readonly flow: FlowStack;
}

/** What viewers meet. Always in us-east-1, where CloudFront's certificates, logs and metrics live. */
export class EdgeStack extends Stack {
  readonly distribution: IDistribution;

  constructor(scope: Construct, id: string, { config, flow, ...props }: EdgeStackProps) {
    super(scope, id, props);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: nameOf(config, 'everything'),
      site: this.bucketOfKeep(config, 'site'),
      siteReplica: this.replicaOfSite(config),
      renditions: this.bucketOfKeep(config, 'renditions'),
      apiDomainName: flow.api.domainName,
      transformDomainName: flow.transform?.domainName,
      connectSources: config.edge.connectSources ?? this.uploadAndSignIn(config),
    }).distribution;
    const functions = [flow.purge.consumer.function];
    new InvalidationPolicy(this, 'Invalidation', { distribution: this.distribution, functions });
    const { distributionId, distributionDomainName } = this.distribution;
    new StringParameter(this, 'DistributionParameter', {
      parameterName: nameOf(config, DISTRIBUTION_PARAMETER),
      description: 'The distribution to tell when a photo is gone; no parameter, no caches',
      stringValue: distributionId,
    });
    new CfnOutput(this, 'DistributionId', { value: distributionId });
    new CfnOutput(this, 'Address', { value: `https://${distributionDomainName}` });
  }

  /** Where the page puts photos and signs people in. */
  private uploadAndSignIn(config: Config): string[] {
    const { bucketRegionalDomainName } = this.bucketOfKeep(config, 'originals');
    return [`https://${bucketRegionalDomainName}`, signInAddress(config.region)];
  }

  /** By name, since the construct itself would draw an arrow from Keep back to here: see `ServedBucket`. */
  private bucketOfKeep(config: Config, thing: string): IBucket {
    return Bucket.fromBucketAttributes(this, thing, { bucketName: bucketNameOf(config, thing), region: config.region });
  }

  /** By name as well. What another account owns, it alone could let CloudFront read. */
  private replicaOfSite(config: Config): IBucket | undefined {
    const { bucketName, region, account } = replicaOf(config, 'site') ?? {};
    if (bucketName === undefined || account !== undefined) return undefined;
    return Bucket.fromBucketAttributes(this, 'siteReplica', { bucketName, region });
  }
}
