import type { Config } from '../config';
import { ACCESS_LOGS, nameOf } from '../config/names';
import { bucketNameOf } from '../keep/bucket-name';
import type { CopyBucket, CopyRule } from '../keep/copies/copy-rule';
import type { MeasuredCopy } from '../watch/copy-metrics';

/** What has a second copy: known by the names that they have in the stage's own region. */
export type Copied = 'originals' | 'site';

/** The alias of the key that encrypts copies of originals, in their region. */
export const REPLICA_KEY = 'replica';

/** The region of the copies, where this stage makes them: another account makes its own. */
export const replicaRegionOf = ({ replication: { region, account } }: Config): string | undefined =>
  account === undefined ? region : undefined;

/** The bucket with the second copy of a thing, in another region; nothing when it has none. */
export function replicaOf(config: Config, thing: Copied): CopyBucket | undefined {
  const { region, account, site, keyArn } = config.replication;
  if (region === undefined || (thing === 'site' && !site)) return undefined;
  const bucket = { bucketName: bucketNameOf(config, thing, { region, account }), region, account };
  // the site is public and has no key of ours
  if (config.keys.owner === 'aws' || thing === 'site') return bucket;
  return { ...bucket, key: keyArn === undefined ? { alias: `alias/${nameOf(config, REPLICA_KEY)}` } : { arn: keyArn } };
}

/** The rule by which a bucket of Keep is copied to another region; nothing when it is not. */
export function copyOf(config: Config, thing: Copied): CopyRule[] {
  const to = replicaOf(config, thing);
  if (!to) return [];
  const { storageClass } = config.replication;
  return [{ ...following(config, to), storageClass: thing === 'originals' ? storageClass : undefined }];
}

/** The rule by which access logs are brought together, where those of the copies are; nothing while each region keeps its own. */
export function logCopyOf(config: Config): CopyRule[] {
  const region = replicaRegionOf(config);
  if (!config.replication.accessLogs || region === undefined) return [];
  const to = { bucketName: bucketNameOf(config, ACCESS_LOGS, { region }), region };
  return [{ id: `to-${region}`, to, deleteMarkers: false }];
}

/** The rules of which S3 says how they fare. */
export function measuredCopies(config: Config): MeasuredCopy[] {
  if (!config.replication.metrics) return [];
  return (['originals', 'site'] as const).flatMap((name) =>
    copyOf(config, name).map(({ id, to }) => ({
      name,
      source: bucketNameOf(config, name),
      destination: to.bucketName,
      rule: id,
    })),
  );
}

/** The rule by which a copy is copied back; nothing while copies go one way. */
export function copyBackOf(config: Config, thing: Copied): CopyRule[] {
  if (!config.replication.twoWay) return [];
  const home = { bucketName: bucketNameOf(config, thing), region: config.region };
  const key =
    config.keys.owner === 'customer' && thing === 'originals'
      ? { alias: `alias/${nameOf(config, 'originals')}` }
      : undefined;
  return [following(config, { ...home, key })];
}

function following({ replication }: Config, to: CopyBucket): CopyRule {
  const { timeControl, metrics, deleteMarkers, replicaModifications } = replication;
  return { id: `to-${to.region}`, to, timeControl, metrics, deleteMarkers, replicaModifications };
}
