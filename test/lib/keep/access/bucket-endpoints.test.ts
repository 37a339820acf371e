import { BucketEndpoints } from '../../../../lib/keep/access/bucket-endpoints';
import { resourcesOf, synthesised } from '../../../support/synth';

const SUBNETS = ['subnet-0123456789abcdef0'];

function endpointsWith(props: { interfaceSubnets?: string[]; securityGroups?: string[] } = {}) {
  const template = synthesised((stack) => {
    new BucketEndpoints(stack, 'Endpoints', {
      vpcId: 'vpc-0123456789abcdef0',
      routeTables: ['rtb-0123456789abcdef0'],
      interfaceSubnets: [],
      securityGroups: [],
      names: 'harbour-test-*',
      ...props,
    });
  });
  return Object.values(resourcesOf(template, 'AWS::EC2::VPCEndpoint')).map(({ Properties }) => Properties);
}

describe("a VPC's endpoints", () => {
  test('are a gateway, which is free, and nothing else', () => {
    expect(endpointsWith()).toMatchObject([
      {
        VpcEndpointType: 'Gateway',
        ServiceName: 'com.amazonaws.eu-west-1.s3',
        VpcId: 'vpc-0123456789abcdef0',
        RouteTableIds: ['rtb-0123456789abcdef0'],
      },
    ]);
  });

  test('lead to our buckets and access points alone, with rights of this account alone, and to objects alone', () => {
    expect(endpointsWith()[0]?.PolicyDocument).toMatchObject({
      Statement: [
        {
          Effect: 'Allow',
          Action: expect.not.arrayContaining(['s3:*']),
          Resource: [
            'arn:aws:s3:::harbour-test-*',
            { 'Fn::Join': ['', ['arn:aws:s3:eu-west-1:', { Ref: 'AWS::AccountId' }, ':accesspoint/harbour-test-*']] },
          ],
          Condition: {
            StringEquals: {
              'aws:ResourceAccount': { Ref: 'AWS::AccountId' },
              'aws:PrincipalAccount': { Ref: 'AWS::AccountId' },
            },
          },
        },
      ],
    });
  });

  test('have addresses for callers on the premises where they get subnets, with the same policy', () => {
    const [gateway, addresses] = endpointsWith({ interfaceSubnets: SUBNETS, securityGroups: ['sg-0123456789abcdef0'] });

    expect(addresses).toMatchObject({
      VpcEndpointType: 'Interface',
      SubnetIds: SUBNETS,
      SecurityGroupIds: ['sg-0123456789abcdef0'],
      PolicyDocument: gateway?.PolicyDocument,
    });
  });

  test('leave programs in the VPC on the gateway', () => {
    expect(endpointsWith({ interfaceSubnets: SUBNETS })[1]).toMatchObject({
      PrivateDnsEnabled: true,
      DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: 'OnlyInboundResolver' },
    });
  });
});
