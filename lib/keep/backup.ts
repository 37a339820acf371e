import { Aws, Duration } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Config } from '../config';
import { nameOf } from '../config/names';
import { removalOf } from '../shared/removal';
import { DataKey } from './keys/data-key';

export interface BackupProps {
  readonly name: string;
  readonly keepData: boolean;
  readonly keepFor: Duration;
  /** @default - not backed up */
  readonly catalog?: ITableV2;
  /** @default - not backed up */
  readonly originals?: IBucket;
  /** The alias of a key that encrypts what is in the vault. @default - a key that AWS Backup has there */
  readonly keyAlias?: string;
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
    const { name, keepData, keepFor, catalog, originals } = props;
    const backupVault = new BackupVault(this, 'Vault', {
      backupVaultName: name,
      encryptionKey: this.addKey(props),
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

  /**
   * Of its own, for a dollar a month: under the catalog's, whoever has that deleted would have taken the catalog and its backups with it, and
   * whoever may read the catalog could decrypt backups of originals. https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html
   */
  private addKey({ keyAlias: alias, keepData }: BackupProps): DataKey | undefined {
    return alias === undefined ? undefined : new DataKey(this, 'Key', { alias, encrypts: 'backups', keepData });
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
  { catalog, originals }: Pick<BackupProps, 'catalog' | 'originals'>,
): void {
  const { backup, keepData, keys } = config;
  if (!backup.catalog && !backup.originals) return;
  new Backup(scope, 'Backup', {
    name: nameOf(config, 'backup'),
    keepData,
    keepFor: Duration.days(backup.keepDays),
    catalog: backup.catalog ? catalog : undefined,
    originals: backup.originals ? originals : undefined,
    keyAlias: keys.owner === 'customer' ? nameOf(config, 'backup') : undefined,
  });
}
