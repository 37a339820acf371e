import { Aws, Duration, Size } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { z } from 'zod';
import { type PurgeEnvironment, WILDCARDS_IN_PROGRESS } from '../../lambdas/purge-cdn/contract';
import { CLOUDFRONT_REGION, type ConsumerEnvironmentFor } from '../../lambdas/shared/contract';
import type { FunctionPlatform } from '../shared/node-function';
import { QueueConsumer } from '../shared/queue-consumer';

export interface CdnPurgeProps {
  readonly originals: IBucket;
  /** The SSM parameter, next to CloudFront, in which the edge stack says its distribution's id. */
  readonly distributionParameter: string;
  readonly platform: FunctionPlatform;
}

/**
 * Makes CloudFront forget the renditions of originals that are gone: it may keep a file for a year. The distribution deploys later than
 * this, so its id is read when it is needed, and Edge lets this tell it.
 */
export class CdnPurge extends Construct {
  readonly consumer: QueueConsumer;

  constructor(scope: Construct, id: string, props: CdnPurgeProps) {
    super(scope, id);
    const { originals, distributionParameter, platform } = props;
    this.consumer = new QueueConsumer(this, 'Default', {
      handler: 'purge-cdn',
      description: 'Makes CloudFront forget photos that are gone',
      impact: 'Some deleted photos can still be seen by whoever kept their address, for up to a year.',
      platform,
      environment: {
        ORIGINALS_BUCKET: originals.bucketName,
        DISTRIBUTION_PARAMETER: distributionParameter,
      } satisfies ConsumerEnvironmentFor<z.output<typeof PurgeEnvironment>>,
      timeout: Duration.seconds(30),
      memory: Size.mebibytes(256),
      batchSize: WILDCARDS_IN_PROGRESS,
      maxConcurrency: 2, // the fewest that Lambda takes: more at once would only be refused by CloudFront
      // what a batch of more than ten asks for: https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-parameters.html
      batchWindow: Duration.seconds(1),
      // many deletions at once wait for CloudFront to finish those before them
      outage: Duration.days(1),
    });
    // It has no construct here that could grant: it deploys after this, in a region of its own.
    const parameter = `arn:${Aws.PARTITION}:ssm:${CLOUDFRONT_REGION}:${Aws.ACCOUNT_ID}:parameter/${distributionParameter}`;
    this.consumer.function.addToRolePolicy(
      new PolicyStatement({ actions: ['ssm:GetParameter'], resources: [parameter] }),
    );
  }
}
