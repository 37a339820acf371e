import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ConsumerAccessPoint, delegation } from '../../../../lib/keep/access/consumer-access-point';
import { synthesised, theOnly } from '../../../support/synth';

const role = 'arn:aws:iam::123456789012:role/reports';
const ARN = ['arn:aws:s3:eu-west-1:', { Ref: 'AWS::AccountId' }, ':accesspoint/harbour-test-reports'];

const given = (props: { readonly vpcId?: string } = {}) =>
  synthesised((stack) => {
    const bucket = new Bucket(stack, 'Bucket');
    const accessPointName = 'harbour-test-reports';
    const accessPoint = new ConsumerAccessPoint(stack, 'Point', {
      accessPointName,
      bucket,
      prefix: 'i/',
      role,
      ...props,
    });
    bucket.addToResourcePolicy(delegation(bucket, [accessPoint]));
  });

describe('an access point', () => {
  test('lets the one role that it is for read and list its prefix', () => {
    const { Policy } = theOnly(given(), 'AWS::S3::AccessPoint') as { Policy: { Statement: object[] } };
    const [partition, account, name] = ARN;

    expect(Policy.Statement).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: role },
        Action: 's3:GetObject',
        Resource: { 'Fn::Join': ['', [partition, account, `${name}/object/i/*`]] },
      },
      {
        Effect: 'Allow',
        Principal: { AWS: role },
        Action: 's3:ListBucket',
        Resource: { 'Fn::Join': ['', ARN] },
        Condition: { StringLike: { 's3:prefix': 'i/*' } },
      },
    ]);
  });

  test('can not be made public', () => {
    given().hasResourceProperties('AWS::S3::AccessPoint', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
    });
  });

  test.each([
    ['wherever its role is used', undefined, undefined],
    ['to one VPC alone where it is told so', 'vpc-0123456789abcdef0', { VpcId: 'vpc-0123456789abcdef0' }],
  ])('is open %s', (_, vpcId, expected) => {
    expect(theOnly(given({ vpcId }), 'AWS::S3::AccessPoint').VpcConfiguration).toEqual(expected);
  });

  test('decides who reads its bucket, and no other access point does, of this account or another', () => {
    const { PolicyDocument: policy } = theOnly(given(), 'AWS::S3::BucketPolicy');

    expect(policy).toMatchObject({
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: '*' },
          Action: ['s3:GetObject', 's3:ListBucket'],
          Condition: {
            StringEquals: {
              's3:DataAccessPointAccount': { Ref: 'AWS::AccountId' },
              's3:DataAccessPointArn': [{ 'Fn::Join': ['', ARN] }],
            },
          },
        },
      ],
    });
  });
});
