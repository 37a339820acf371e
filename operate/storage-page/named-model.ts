import { ofType, type StageModel } from '../../bin/stage-model';

/** What an account is called by the account itself, on a page that is about any. */
const ACCOUNT = '<account>';

/** A stage in the names that people know: a bucket and its ARN are the bucket's name, a key's ARN is its alias. */
export function namedModel(model: StageModel): StageModel {
  const names = new Map([...PSEUDO_PARAMETERS, ...namesIn(model)]);
  // what an alias is of has no other name
  const resources = model.resources.map((resource) =>
    resource.type === 'AWS::KMS::Alias' ? resource : { ...resource, properties: named(resource.properties, names) },
  );
  return { ...model, resources };
}

const PSEUDO_PARAMETERS = [
  ['AWS::AccountId', ACCOUNT],
  ['AWS::Partition', 'aws'],
  ['AWS::URLSuffix', 'amazonaws.com'],
] as const;

function namesIn(model: StageModel): Array<readonly [string, string]> {
  const buckets = ofType(model, 'AWS::S3::Bucket').flatMap(({ id, properties: { BucketName } }) =>
    [id, `${id}.Arn`].map((reference) => [reference, BucketName] as const),
  );
  const keys = ofType(model, 'AWS::KMS::Alias').map(
    ({ properties: { TargetKeyId, AliasName } }) => [TargetKeyId.slice(2, -1), AliasName] as const,
  );
  const vaults = ofType(model, 'AWS::Backup::BackupVault').map(
    ({ id, properties: { BackupVaultName } }) => [`${id}.BackupVaultName`, BackupVaultName] as const,
  );
  return [...buckets, ...keys, ...vaults];
}

function named(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') return namedText(value, names);
  if (Array.isArray(value)) return value.map((item) => named(item, names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, named(item, names)]));
}

const namedText = (text: string, names: ReadonlyMap<string, string>): string =>
  spelt(spelt(text, names), names) // names have the account in them
    .replaceAll('arn:aws:s3:::', '')
    .replaceAll(`arn:aws:iam::${ACCOUNT}:`, '')
    .replaceAll(new RegExp(`arn:aws:kms:[a-z0-9-]+:${ACCOUNT}:(?=alias/)`, 'g'), '');

const spelt = (text: string, names: ReadonlyMap<string, string>): string =>
  text.replaceAll(/\$\{([^}]+)\}/g, (reference, id) => names.get(id) ?? reference);
