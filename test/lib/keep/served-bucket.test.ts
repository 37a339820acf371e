import { Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { ServedBucket } from '../../../lib/keep/served-bucket';
import { synthesised, theOnly } from '../../support/synth';

const given = (props: { distributionId?: string; withKey?: boolean } = {}) =>
  synthesised((stack) => {
    const encryptionKey = props.withKey ? new Key(stack, 'Key') : undefined;
    new ServedBucket(stack, 'Bucket', {
      bucketName: 'bucket',
      keepData: false,
      servedPrefix: 'i/',
      encryptionKey,
      distributionId: props.distributionId,
    });
  });

const byOurDistribution = (id: string) => ({
  StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
  ArnLike: { 'aws:SourceArn': { 'Fn::Join': ['', Match.arrayWith([`:distribution/${id}`])] } },
});

describe('a served bucket', () => {
  test("lets this account's distributions read its prefix, and nothing else", () => {
    given().hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'CloudFrontReads',
            Action: 's3:GetObject',
            Principal: { Service: 'cloudfront.amazonaws.com' },
            Resource: { 'Fn::Join': ['', Match.arrayWith(['/i/*'])] },
            Condition: { ArnLike: Match.anyValue(), StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });

  test.each([
    ['any', undefined, '*'],
    ['one', 'E2EXAMPLE', 'E2EXAMPLE'],
  ])('names %s of them', (_, distributionId, inArn) => {
    const policy = theOnly(given({ distributionId }), 'AWS::S3::BucketPolicy');

    expect(JSON.stringify(policy)).toContain(`distribution/${inArn}"`);
  });

  test('lets them use its key under the same condition', () => {
    const { KeyPolicy } = theOnly(given({ withKey: true }), 'AWS::KMS::Key') as {
      KeyPolicy: { Statement: Array<{ Principal: unknown; Condition?: object; Action: unknown }> };
    };
    const cloudFront = KeyPolicy.Statement.filter(({ Principal }) => JSON.stringify(Principal).includes('cloudfront'));

    expect(cloudFront).toEqual([expect.objectContaining({ Action: 'kms:Decrypt' })]);
    expect(Object.keys(cloudFront[0]?.Condition ?? {})).toEqual(Object.keys(byOurDistribution('*')));
  });
});
