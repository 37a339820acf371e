import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { nameOf, SIGNING_KEYS } from '../config/names';
import { Accounts } from '../ingest/accounts';
import { signInAddress } from '../ingest/sign-in-address';
import { BucketAccess } from '../keep/access/bucket-access';
import { backUp } from '../keep/backup';
import { bucketNameOf } from '../keep/bucket-name';
import { CatalogTable } from '../keep/catalog-table';
import { rememberedVersions } from '../keep/copies/remembered-versions';
import { guardDeletions } from '../keep/guards/deletion-guards';
import { guardNetworks } from '../keep/guards/network-guards';
import { type DataKeys, dataKeysOf } from '../keep/keys/data-keys';
import { SigningKeys } from '../keep/keys/signing-keys';
import { objectLockOf } from '../keep/object-lock';
import { Originals } from '../keep/originals';
import { Renditions } from '../keep/renditions';
import { ServedBucket } from '../keep/served-bucket';
import { copyOf } from './copies';
import { addCopies } from './keep-copies';
import { addEvidence } from './keep-evidence';

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
    const { access, keepData, lifecycle, locks, replication, uploads } = config;
    const { distributionId } = config.edge;
    this.keys = dataKeysOf(this, config);
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
    const { originals, renditions, site, keys } = this;
    new BucketAccess(this, 'Access', { access, originals, renditions, nameOf: (thing) => nameOf(config, thing) });
    guardDeletions(originals, { locks, ownRoles: nameOf(config, '*') });
    this.catalog = new CatalogTable(this, 'Catalog', {
      tableName: nameOf(config, 'catalog'),
      keepData,
      encryptionKey: keys?.catalog,
    });
    this.accounts = new Accounts(this, 'Accounts', { userPoolName: nameOf(config, 'users'), keepData });
    if (config.images.transform === 'signed') {
      this.signingKeys = new SigningKeys(this, 'SigningKeys', {
        secretName: nameOf(config, SIGNING_KEYS),
        keepData,
        encryptionKey: keys?.renditions,
      });
    }

    addCopies(this, config, { originals, site });
    backUp(this, config, { originals, catalog: this.catalog });
    addEvidence(this, config, { originals, renditions, site, encryptionKey: keys?.logs });
    guardNetworks(this, config);

    new CfnOutput(this, 'OriginalsBucket', { value: originals.bucketName });
    new CfnOutput(this, 'RenditionsBucket', { value: renditions.bucketName });
    new CfnOutput(this, 'SiteBucket', { value: site.bucketName });
    new CfnOutput(this, 'CatalogTableName', { value: this.catalog.tableName });
    new CfnOutput(this, 'UserPoolId', { value: this.accounts.users.userPoolId });
    new CfnOutput(this, 'PageClientId', { value: this.accounts.page.userPoolClientId });
    new CfnOutput(this, 'SignInUrl', { value: `${signInAddress(config.region)}/` });
  }
}
