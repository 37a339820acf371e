import { Stack } from 'aws-cdk-lib';
import { CfnVPCEndpoint } from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { OBJECT_ACTIONS } from './object-actions';

export interface BucketEndpointsProps {
  readonly vpcId: string;
  readonly routeTables: readonly string[];
  /** Where callers on one's own premises find an address of S3; a subnet a zone. */
  readonly interfaceSubnets: readonly string[];
  /** Who may reach those addresses. None is the VPC's default group. */
  readonly securityGroups: readonly string[];
  /** The names of this stage's buckets and access points, as a pattern. */
  readonly names: string;
}

/** S3 without the internet, for a VPC and for who is connected to it: our buckets for our people, so that nothing can be carried to another's. */
export class BucketEndpoints extends Construct {
  constructor(scope: Construct, id: string, props: BucketEndpointsProps) {
    super(scope, id);
    const { vpcId, routeTables, interfaceSubnets, securityGroups, names } = props;
    const s3 = {
      vpcId,
      serviceName: `com.amazonaws.${Stack.of(this).region}.s3`,
      policyDocument: new PolicyDocument({ statements: [oursAlone(names, Stack.of(this))] }),
    };
    const gateway = new CfnVPCEndpoint(this, 'Gateway', {
      ...s3,
      vpcEndpointType: 'Gateway',
      routeTableIds: [...routeTables],
    });
    if (interfaceSubnets.length === 0) return;
    const addresses = new CfnVPCEndpoint(this, 'Interface', {
      ...s3,
      vpcEndpointType: 'Interface',
      subnetIds: [...interfaceSubnets],
      securityGroupIds: securityGroups.length > 0 ? [...securityGroups] : undefined,
      privateDnsEnabled: true,
      // programs in the VPC go on through the gateway, which is free: https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
      dnsOptions: { privateDnsOnlyForInboundResolverEndpoint: 'OnlyInboundResolver' },
    });
    addresses.addResourceDependency(gateway); // which that option asks for
  }
}

/** `*` is whoever has rights of this account: an endpoint's policy only takes away. */
const oursAlone = (names: string, { partition, region, account }: Stack): PolicyStatement =>
  new PolicyStatement({
    principals: [new AnyPrincipal()],
    actions: [...OBJECT_ACTIONS],
    resources: [`arn:${partition}:s3:::${names}`, `arn:${partition}:s3:${region}:${account}:accesspoint/${names}`],
    conditions: {
      StringEquals: { 'aws:ResourceAccount': account, 'aws:PrincipalAccount': account },
    },
  });
