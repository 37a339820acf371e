import { type ModelResource, ofType, type StageModel } from '../../bin/stage-model';
import { classNamed } from '../../lib/config/storage-classes';
import { inCode, inDays } from './in-page-words';

type Switch = { readonly Status: string };

type Replication = Switch & {
  readonly Filter?: { readonly Prefix?: string };
  readonly DeleteMarkerReplication?: Switch;
  readonly SourceSelectionCriteria?: { readonly ReplicaModifications?: Switch };
  readonly Destination: {
    readonly Bucket: string;
    readonly Account?: string;
    readonly StorageClass?: string;
    readonly EncryptionConfiguration?: { readonly ReplicaKmsKeyID: string };
    readonly ReplicationTime?: Switch & { readonly Time: { readonly Minutes: number } };
    readonly Metrics?: Switch;
  };
};

/** Where S3 copies what is written. */
export function copies({ properties }: ModelResource): string {
  const rules: readonly Replication[] = properties.ReplicationConfiguration?.Rules ?? [];
  return rules.filter(isOn).map(copyInWords).join('; ') || 'nowhere';
}

function copyInWords({ Filter, DeleteMarkerReplication, SourceSelectionCriteria, Destination }: Replication): string {
  const { Bucket, Account, StorageClass, EncryptionConfiguration, ReplicationTime, Metrics } = Destination;
  return [
    inCode(Bucket),
    Account && `which account ${inCode(Account)} owns`,
    Filter?.Prefix && `what is below ${inCode(Filter.Prefix)}`,
    EncryptionConfiguration && `under ${inCode(EncryptionConfiguration.ReplicaKmsKeyID)}`,
    StorageClass && `as ${classNamed(StorageClass)}`,
    isOn(DeleteMarkerReplication) ? 'deletions too' : 'deletions not',
    isOn(SourceSelectionCriteria?.ReplicaModifications) && 'new tags of copies too',
    isOn(ReplicationTime) && `within ${ReplicationTime.Time.Minutes} minutes`,
    isOn(Metrics) && 'measured',
  ]
    .filter(Boolean)
    .join(', ');
}

const isOn = (some: Switch | undefined): some is Switch => some?.Status === 'Enabled';

type BackupRule = {
  readonly TargetBackupVault: string;
  readonly ScheduleExpression: string;
  readonly Lifecycle?: { readonly DeleteAfterDays?: number };
};

/** What AWS Backup keeps of it. */
export function backups({ properties: { BucketName } }: ModelResource, model: StageModel): string {
  const chosen = ofType(model, 'AWS::Backup::BackupSelection').filter(({ properties }) =>
    properties.BackupSelection.Resources.includes(BucketName),
  );
  const plans = ofType(model, 'AWS::Backup::BackupPlan').filter(({ id }) =>
    chosen.some(({ properties }) => properties.BackupPlanId === `\${${id}.BackupPlanId}`),
  );
  return plans.flatMap(({ properties }) => properties.BackupPlan.BackupPlanRule.map(backupInWords)).join('; ') || 'no';
}

function backupInWords({ TargetBackupVault, ScheduleExpression, Lifecycle }: BackupRule): string {
  const days = Lifecycle?.DeleteAfterDays;
  return `to vault ${inCode(TargetBackupVault)} at ${inCode(ScheduleExpression)}, kept ${days ? `for ${inDays(days)}` : 'for ever'}`;
}
