import { type App, Aspects, CfnResource } from 'aws-cdk-lib';

/** A type of resource that stages of this machine are deployed without, and why. */
type Withheld = { readonly type: string; readonly reason: string };

/** What the engine's CloudFormation refuses, which would roll the whole stack back. */
export const WITHHELD: readonly Withheld[] = [
  {
    type: 'AWS::CloudFront::MonitoringSubscription',
    reason: 'the engine does not know it; the edge server has no metrics',
  },
];

/** Leaves out of an app's templates what the engine would refuse. What depends on it is deployed without waiting for it. */
export function withhold(app: App): void {
  const types = new Set(WITHHELD.map(({ type }) => type));
  Aspects.of(app).add({
    visit(node) {
      if (CfnResource.isCfnResource(node) && types.has(node.cfnResourceType))
        Object.assign(node, { shouldSynthesize: () => false });
    },
  });
}
