import { CfnOutput } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { AUDIT_COPY, nameOf } from '../config/names';
import { bucketNameOf } from '../keep/bucket-name';
import { AuditCopy } from '../keep/copies/audit-copy';
import { BatchReplicationRole } from '../keep/copies/batch-replication';
import { BucketReplication } from '../keep/copies/bucket-replication';
import { guardDeletions } from '../keep/guards/deletion-guards';
import { objectLockOf } from '../keep/object-lock';
import type { PrivateBucket } from '../keep/private-bucket';
import { type Copied, copyOf } from './copies';

/** Has S3 copy what config wants copied, by rules that name buckets of stacks that were deployed before. Where that is nothing, nothing is made. */
export function addCopies(
  scope: Construct,
  config: Config,
  { originals, site }: Readonly<Record<Copied, PrivateBucket>>,
): void {
  const audit = config.replication.auditCopy ? [addAuditCopy(scope, config, originals).rule] : [];
  const copied = [
    { id: 'CopyOriginals', source: originals, rules: [...copyOf(config, 'originals'), ...audit] },
    { id: 'CopySite', source: site, rules: copyOf(config, 'site') },
  ].filter(({ rules }) => rules.length > 0);
  if (copied.length === 0) return;
  for (const { id, source, rules } of copied) {
    new BucketReplication(scope, id, { source, sourceKey: source.encryptionKey, rules });
  }
  const sources = copied.map(({ source }) => source);
  const { roleArn } = new BatchReplicationRole(scope, 'BatchReplication', { sources });
  new CfnOutput(scope, 'BatchReplicationRole', { value: roleArn });
}

function addAuditCopy(scope: Construct, config: Config, { encryptionKey }: PrivateBucket): AuditCopy {
  const { project, stage, region, keepData, locks } = config;
  const copy = new AuditCopy(scope, 'AuditCopy', {
    bucketName: bucketNameOf(config, AUDIT_COPY),
    region,
    keepData,
    encryptionKey,
    roleTags: { project, stage },
    ...objectLockOf(locks.originals),
  });
  guardDeletions(copy, { locks, ownRoles: nameOf(config, '*') });
  return copy;
}
