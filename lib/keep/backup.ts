import { Aws, Duration } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Config } from '../config';
import { nameOf } from '../config/names';
import { removalOf } from '../shared/removal';

export interface BackupProps {
  readonly name: string;
  readonly keepData: boolean;
  readonly keepFor: Duration;
  /** @default - not backed up */
  readonly catalog?: ITableV2;
  /** @default - not backed up */
  readonly originals?: IBucket;
  /** What the vault is encrypted with. @default - a key that AWS Backup owns */
  readonly encryptionKey?: IKey;
}

/** AWS's own policies for its own service: they follow what it needs, and no list of ours would. */
const POLICIES = {
  catalog: ['service-role/AWSBackupServiceRolePolicyForBackup'],
  originals: ['AWSBackupServiceRolePolicyForS3Backup'],
} as const;

/** Whole copies in a vault apart from what they are of, one a week, on a night when little happens. */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, props: BackupProps) {
    super(scope, id);
    const { name, keepData, keepFor, catalog, originals, encryptionKey } = props;
    const backupVault = new BackupVault(this, 'Vault', {
      backupVaultName: name,
      encryptionKey,
      removalPolicy: removalOf(keepData),
    });
    const plan = new BackupPlan(this, 'Plan', { backupPlanName: name, backupVault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'weekly',
        scheduleExpression: Schedule.cron({ weekDay: 'SUN', hour: '3', minute: '0' }),
        deleteAfter: keepFor,
      }),
    );
    const resources = [
      ...(catalog ? [BackupResource.fromArn(catalog.tableArn)] : []),
      ...(originals ? [BackupResource.fromArn(originals.bucketArn)] : []),
    ];
    plan.addSelection('Selection', { resources, role: this.addRole(props), disableDefaultBackupPolicy: true });
  }

  private addRole({ catalog, originals }: BackupProps): Role {
    const policies = [...(catalog ? POLICIES.catalog : []), ...(originals ? POLICIES.originals : [])];
    return new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('backup.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      managedPolicies: policies.map((policy) => ManagedPolicy.fromAwsManagedPolicyName(policy)),
    });
  }
}

/** Has AWS Backup keep what config says of these; where that is nothing, nothing is made. */
export function backUp(
  scope: Construct,
  config: Config,
  { catalog, originals, encryptionKey }: Pick<BackupProps, 'catalog' | 'originals' | 'encryptionKey'>,
): void {
  const { backup, keepData } = config;
  if (!backup.catalog && !backup.originals) return;
  new Backup(scope, 'Backup', {
    name: nameOf(config, 'backup'),
    keepData,
    keepFor: Duration.days(backup.keepDays),
    catalog: backup.catalog ? catalog : undefined,
    originals: backup.originals ? originals : undefined,
    encryptionKey,
  });
}
