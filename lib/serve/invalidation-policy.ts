import type { IDistribution } from 'aws-cdk-lib/aws-cloudfront';
import { type CfnManagedPolicy, type CfnRole, ManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';

export interface InvalidationPolicyProps {
  readonly distribution: IDistribution;
  readonly functions: readonly IFunction[];
}

/**
 * Lets functions make this distribution forget, and no other. It names their roles, and not they it: they deploy before, and whoever names what
 * is not there yet can only name all that there ever is.
 */
export class InvalidationPolicy extends ManagedPolicy {
  constructor(scope: Construct, id: string, { distribution, functions }: InvalidationPolicyProps) {
    super(scope, id, { description: 'Makes CloudFront forget' });
    distribution.grantCreateInvalidation(this);
    // the L2's own way wants the roles of another region to have names that are known before they deploy
    const roles = functions.flatMap(({ role }) => role?.node.defaultChild ?? []);
    (this.node.defaultChild as CfnManagedPolicy).roles = roles.map((role) => (role as CfnRole).ref);
  }
}
