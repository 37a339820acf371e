import { Stack } from 'aws-cdk-lib';
import type { CfnDistribution } from 'aws-cdk-lib/aws-cloudfront';
import type { IValidation } from 'constructs';

type Behaviour = {
  readonly pathPattern?: string;
  readonly targetOriginId: string;
  readonly allowedMethods?: readonly string[];
};
type Config = {
  readonly defaultCacheBehavior: Behaviour;
  readonly cacheBehaviors?: readonly Behaviour[];
  readonly originGroups?: { readonly items?: ReadonlyArray<{ readonly id: string }> };
};

/** CloudFront asks a second origin for these alone: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorOriginGroups.html */
const FAILING_OVER = ['GET', 'HEAD', 'OPTIONS'];

/** Refuses at synth what CloudFront would refuse at deploy: a behaviour before an origin group that takes other methods. */
export class FailoverMethods implements IValidation {
  private readonly distribution: CfnDistribution;

  constructor(distribution: CfnDistribution) {
    this.distribution = distribution;
  }

  validate(): string[] {
    const config: Config = Stack.of(this.distribution).resolve(this.distribution.distributionConfig);
    const groups = (config.originGroups?.items ?? []).map(({ id }) => id);
    return [config.defaultCacheBehavior, ...(config.cacheBehaviors ?? [])]
      .filter(({ targetOriginId }) => groups.includes(targetOriginId))
      .flatMap(({ pathPattern = '*', allowedMethods = [] }) => {
        const others = allowedMethods.filter((method) => !FAILING_OVER.includes(method));
        return others.length === 0
          ? []
          : [
              `'allowedMethods' of ${pathPattern} must be among ${FAILING_OVER.join(', ')} before an origin group, got ${others.join(', ')}`,
            ];
      });
  }
}
