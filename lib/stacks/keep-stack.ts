import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { AUDIT_COPY, nameOf, SIGNING_KEYS } from '../config/names';
import { Accounts } from '../ingest/accounts';
import { signInAddress } from '../ingest/sign-in-address';
import { AuditCopy } from '../keep/audit-copy';
import { Backup } from '../keep/backup';
import { BatchReplicationRole } from '../keep/batch-replication';
import { BucketAccess } from '../keep/bucket-access';
import { bucketNameOf } from '../keep/bucket-name';
import { BucketReplication } from '../keep/bucket-replication';
import { CatalogTable } from '../keep/catalog-table';
import type { CopyRule } from '../keep/copy-rule';
import { DataKeys } from '../keep/data-keys';
import { guardDeletions } from '../keep/deletion-guards';
import { Evidence } from '../keep/evidence';
import { guardNetworks } from '../keep/network-guards';
import { objectLockOf } from '../keep/object-lock';
import { Originals } from '../keep/originals';
import { PrivateBucket } from '../keep/private-bucket';
import { rememberedVersions } from '../keep/remembered-versions';
import { Renditions } from '../keep/renditions';
import { ServedBucket } from '../keep/served-bucket';
import { SigningKeys } from '../keep/signing-keys';
import { copyOf } from './copies';

export interface KeepStackProps extends StackProps {
  readonly config: Config;
}

/** All that would be lost: buckets, catalog, people and what signed addresses are good by. Everything else can be destroyed and made again. */
export class KeepStack extends Stack {
  readonly originals: Originals;
  readonly renditions: Renditions;
  readonly site: ServedBucket;
  readonly catalog: CatalogTable;
  /** @default - AWS owns the keys */
  readonly keys?: DataKeys;
  readonly accounts: Accounts;
  /** Only where variants are signed. */
  readonly signingKeys?: SigningKeys;

  constructor(scope: Construct, id: string, { config, ...props }: KeepStackProps) {
    super(scope, id, { ...props, terminationProtection: config.keepData });
    const { keepData, locks, uploads, replication, lifecycle } = config;
    const { distributionId } = config.edge;
    this.keys = this.addKeys(config);
    const bucket = (thing: string) => ({ bucketName: bucketNameOf(config, thing), keepData });

    this.originals = new Originals(this, 'Originals', {
      ...bucket('originals'),
      encryptionKey: this.keys?.originals,
      uploadOrigins: uploads.origins,
      lifecycle,
      ...objectLockOf(locks.originals),
    });
    this.renditions = new Renditions(this, 'Renditions', {
      ...bucket('renditions'),
      encryptionKey: this.keys?.renditions,
      distributionId,
      lifecycle: lifecycle.renditions,
    });
    this.site = new ServedBucket(this, 'Site', {
      ...bucket('site'),
      servedPrefix: '',
      distributionId,
      ...(copyOf(config, 'site').length > 0 && rememberedVersions(Duration.days(replication.forgetAfterDays))),
    });
    const { originals, renditions } = this;
    const { access } = config;
    new BucketAccess(this, 'Access', { access, originals, renditions, nameOf: (thing) => nameOf(config, thing) });
    guardDeletions(originals, { locks, ownRoles: nameOf(config, '*') });
    this.catalog = new CatalogTable(this, 'Catalog', {
      tableName: nameOf(config, 'catalog'),
      keepData,
      encryptionKey: this.keys?.catalog,
    });
    this.accounts = new Accounts(this, 'Accounts', { userPoolName: nameOf(config, 'users'), keepData });
    if (config.images.transform === 'signed') {
      this.signingKeys = new SigningKeys(this, 'SigningKeys', {
        secretName: nameOf(config, SIGNING_KEYS),
        keepData,
        encryptionKey: this.keys?.renditions,
      });
    }

    this.copy(config);
    this.backUp(config);
    this.addEvidence(config);
    guardNetworks(this, config);

    new CfnOutput(this, 'OriginalsBucket', { value: this.originals.bucketName });
    new CfnOutput(this, 'RenditionsBucket', { value: this.renditions.bucketName });
    new CfnOutput(this, 'SiteBucket', { value: this.site.bucketName });
    new CfnOutput(this, 'CatalogTableName', { value: this.catalog.tableName });
    new CfnOutput(this, 'UserPoolId', { value: this.accounts.users.userPoolId });
    new CfnOutput(this, 'PageClientId', { value: this.accounts.page.userPoolClientId });
    new CfnOutput(this, 'SignInUrl', { value: `${signInAddress(config.region)}/` });
  }

  private addKeys(config: Config): DataKeys | undefined {
    const { keepData, keys } = config;
    if (keys.owner === 'aws') return undefined;
    const { multiRegion } = keys;
    return new DataKeys(this, 'Keys', { keepData, multiRegion, nameOf: (thing) => nameOf(config, thing) });
  }

  /** What AWS Backup is to keep; nothing is made where that is nothing. */
  private backUp(config: Config): void {
    const { backup, keepData } = config;
    if (!backup.catalog && !backup.originals) return;
    new Backup(this, 'Backup', {
      name: nameOf(config, 'backup'),
      keepData,
      keepFor: Duration.days(backup.keepDays),
      catalog: backup.catalog ? this.catalog : undefined,
      originals: backup.originals ? this.originals : undefined,
      encryptionKey: this.keys?.catalog,
    });
  }

  /** What is to have a second copy, by rules that name buckets of stacks that were deployed before. */
  private copy(config: Config): void {
    const audit = config.replication.auditCopy ? [this.addAuditCopy(config).rule] : [];
    const sources = [
      ...this.replicate('CopyOriginals', this.originals, [...copyOf(config, 'originals'), ...audit]),
      ...this.replicate('CopySite', this.site, copyOf(config, 'site')),
    ];
    if (sources.length === 0) return;
    const { roleArn } = new BatchReplicationRole(this, 'BatchReplication', { sources });
    new CfnOutput(this, 'BatchReplicationRole', { value: roleArn });
  }

  /** About every bucket that there is by now. */
  private addEvidence(config: Config): void {
    const { evidence, keepData } = config;
    new Evidence(this, 'Evidence', {
      evidence,
      keepData,
      buckets: this.node.findAll().filter((node) => node instanceof PrivateBucket),
      watched: evidence.objectEventsOf.map((name) => this[name]),
      encryptionKey: this.keys?.logs,
      nameOf: (thing) => nameOf(config, thing),
      bucketNameOf: (thing) => bucketNameOf(config, thing),
    });
  }

  private replicate(id: string, source: PrivateBucket, rules: readonly CopyRule[]): PrivateBucket[] {
    if (rules.length === 0) return [];
    new BucketReplication(this, id, { source, sourceKey: source.encryptionKey, rules });
    return [source];
  }

  private addAuditCopy(config: Config): AuditCopy {
    const { project, stage, region, keepData, locks } = config;
    const copy = new AuditCopy(this, 'AuditCopy', {
      bucketName: bucketNameOf(config, AUDIT_COPY),
      region,
      keepData,
      encryptionKey: this.originals.encryptionKey,
      roleTags: { project, stage },
      ...objectLockOf(locks.originals),
    });
    guardDeletions(copy, { locks, ownRoles: nameOf(config, '*') });
    return copy;
  }
}
