import { Duration } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { defineConfig } from '../../../lib/config';
import { Backup } from '../../../lib/keep/backup';
import { stage, synthesised } from '../../support/synth';

const given = (of: { readonly catalog?: boolean; readonly originals?: boolean }) =>
  synthesised((stack) => {
    const catalog = new TableV2(stack, 'Table', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
    new Backup(stack, 'Backup', {
      name: 'quayside-dev-backup',
      keepData: false,
      keepFor: Duration.days(35),
      catalog: of.catalog ? catalog : undefined,
      originals: of.originals ? new Bucket(stack, 'Bucket') : undefined,
    });
  });

describe('backups', () => {
  test('are made once a week into a vault of their own, and kept as long as config says', () => {
    given({ catalog: true }).hasResourceProperties('AWS::Backup::BackupPlan', {
      BackupPlan: {
        BackupPlanRule: [
          Match.objectLike({
            ScheduleExpression: 'cron(0 3 ? * SUN *)',
            Lifecycle: { DeleteAfterDays: 35 },
            TargetBackupVault: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupVault'), 'BackupVaultName'] },
          }),
        ],
      },
    });
  });

  test.each([
    [{ catalog: true }, ['^Table'], ['AWSBackupServiceRolePolicyForBackup']],
    [{ originals: true }, ['^Bucket'], ['AWSBackupServiceRolePolicyForS3Backup']],
    [
      { catalog: true, originals: true },
      ['^Table', '^Bucket'],
      ['AWSBackupServiceRolePolicyForBackup', 'AWSBackupServiceRolePolicyForS3Backup'],
    ],
  ])('of %j are of that and of nothing else, by a role that may do no more', (of, resources, policies) => {
    const template = given(of);

    template.hasResourceProperties('AWS::Backup::BackupSelection', {
      BackupSelection: {
        Resources: resources.map((id) => ({ 'Fn::GetAtt': [Match.stringLikeRegexp(id), 'Arn'] })),
      },
    });
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [
          Match.objectLike({
            Principal: { Service: 'backup.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ],
      },
      ManagedPolicyArns: policies.map((name) => ({
        'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(`/${name}$`)])],
      })),
    });
  });

  test('are encrypted with a key of their own where a stage has keys, and with none of what they are copies of', () => {
    const { keep } = stage('drill');

    keep.hasResourceProperties('AWS::Backup::BackupVault', {
      EncryptionKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^BackupKey'), 'Arn'] },
    });
    keep.hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/quayside-drill-backup' });
    stage('dev', { backup: defineConfig({ stage: 'dev', backup: { catalog: true } }).backup }).keep.resourceCountIs(
      'AWS::KMS::Key',
      0,
    );
  });

  test.each(['dev', 'prod'])('are none in stage %s, which asks for none', (name) => {
    stage(name).keep.resourceCountIs('AWS::Backup::BackupVault', 0);
  });

  test.each(['catalog', 'originals'] as const)('are made where a stage asks for those of %s', (what) => {
    const { backup } = defineConfig({ stage: 'dev', backup: { [what]: true } });

    stage('dev', { backup }).keep.resourceCountIs('AWS::Backup::BackupSelection', 1);
  });
});
