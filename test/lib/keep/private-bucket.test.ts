import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { BlockPublicAccess, type BucketProps } from 'aws-cdk-lib/aws-s3';
import { PrivateBucket } from '../../../lib/keep/private-bucket';
import { synthesised } from '../../support/synth';

const given = (props: BucketProps = {}, keepData = false) =>
  synthesised((stack) => new PrivateBucket(stack, 'Bucket', { ...props, keepData }));

describe('a private bucket', () => {
  test('can not be opened by whoever makes it', () => {
    given({ blockPublicAccess: BlockPublicAccess.BLOCK_ACLS_ONLY, enforceSSL: false }).hasResourceProperties(
      'AWS::S3::Bucket',
      {
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
      },
    );
  });

  test('refuses plain HTTP and old TLS', () => {
    given().hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({ Effect: 'Deny', Condition: { NumericLessThan: { 's3:TlsVersion': 1.2 } } }),
        ]),
      },
    });
  });

  test('refuses encryption with a key that only the uploader has', () => {
    given().hasResourceProperties('AWS::S3::Bucket', {
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [
          Match.objectLike({ BlockedEncryptionTypes: { EncryptionType: ['SSE-C'] } }),
        ],
      },
    });
  });

  test('forgets the parts of unfinished uploads, besides what its caller wants', () => {
    given({ lifecycleRules: [{ id: 'mine', expiration: Duration.days(9) }] }).hasResourceProperties('AWS::S3::Bucket', {
      LifecycleConfiguration: {
        Rules: [
          Match.objectLike({ Id: 'mine' }),
          Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 } }),
        ],
      },
    });
  });

  test.each([
    [true, 'RetainExceptOnCreate'],
    [false, 'Delete'],
  ])('with keepData %s goes with its stack: %s', (keepData, DeletionPolicy) => {
    given({}, keepData).hasResource('AWS::S3::Bucket', { DeletionPolicy });
  });
});
