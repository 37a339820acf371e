import { Match } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AuditCopy } from '../../../../lib/keep/copies/audit-copy';
import { synthesised } from '../../../support/synth';

function given() {
  let copy: AuditCopy | undefined;
  const template = synthesised((stack) => {
    copy = new AuditCopy(stack, 'Audit', {
      bucketName: 'audit',
      region: 'eu-west-1',
      keepData: true,
      encryptionKey: new Key(stack, 'Key'),
      roleTags: { project: 'quayside', stage: 'prod' },
    });
  });
  return { template, rule: copy?.rule };
}

describe('the audit copy', () => {
  test('refuses every role of the stage to change or remove anything, now or later', () => {
    given().template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Principal: { AWS: '*' },
            Action: Match.arrayWith(['s3:Delete*', 's3:Put*', 's3:ReplicateDelete']),
            Condition: Match.objectLike({
              StringEquals: { 'aws:PrincipalTag/project': 'quayside', 'aws:PrincipalTag/stage': 'prod' },
            }),
          }),
        ]),
      },
    });
  });

  test('lets the role that deploys change the guard itself', () => {
    const deploys = { 'Fn::Join': ['', Match.arrayWith([':role/cdk-*-cfn-exec-role-*'])] };

    given().template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'NobodyOfTheStageChanges',
            Condition: Match.objectLike({ ArnNotLike: { 'aws:PrincipalArn': deploys } }),
          }),
        ]),
      },
    });
  });

  test('keeps every version, for ever, and does not follow deletions', () => {
    const { template, rule } = given();

    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LifecycleConfiguration: { Rules: [Match.objectLike({ Id: 'abort-unfinished-uploads' })] },
    });
    expect(rule).toMatchObject({
      id: 'to-audit',
      deleteMarkers: false,
      to: { bucketName: 'audit', region: 'eu-west-1', here: expect.any(AuditCopy) },
    });
  });
});
