import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { LifecycleRule } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { ACCESS_LOGS, nameOf } from '../config/names';
import { bucketNameOf } from '../keep/bucket-name';
import { BucketReplication } from '../keep/copies/bucket-replication';
import { rememberedVersions } from '../keep/copies/remembered-versions';
import { AccessLogs } from '../keep/evidence/access-logs';
import { guardDeletions } from '../keep/guards/deletion-guards';
import { guardNetworks } from '../keep/guards/network-guards';
import { DataKey } from '../keep/keys/data-key';
import { originalsEndsOf } from '../keep/lifecycle-rules';
import { objectLockOf } from '../keep/object-lock';
import { PrivateBucket } from '../keep/private-bucket';
import { ServedBucket } from '../keep/served-bucket';
import type { MeasuredCopy } from '../watch/copy-metrics';
import { LagAlarms } from '../watch/lag-alarms';
import { type Copied, copyBackOf, measuredCopies, REPLICA_KEY, replicaOf, replicaRegionOf } from './copies';

export interface ReplicaStackProps extends StackProps {
  readonly config: Config;
}

/** What S3 vouches for: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-time-control.html */
const VOUCHED_FOR = Duration.minutes(15);
/** Most are done in seconds, and nobody vouches for the rest; hours may be large files on a busy day. */
const LATE = Duration.hours(1);

/** Second copies in another region. Deployed first and knows nobody: Keep finds its buckets and its key by their names. */
export class ReplicaStack extends Stack {
  readonly originals: PrivateBucket;
  /** Only where the site is copied. */
  readonly site?: ServedBucket;

  constructor(scope: Construct, id: string, { config, ...props }: ReplicaStackProps) {
    super(scope, id, { ...props, terminationProtection: config.keepData });
    const { keepData, keys, lifecycle, locks, replication } = config;
    const forgetAfter = Duration.days(replication.forgetAfterDays);
    const bucket = (thing: Copied, ends: LifecycleRule[] = []) => ({
      bucketName: replicaOf(config, thing)?.bucketName,
      keepData,
      ...rememberedVersions(forgetAfter, ends),
    });
    const ofKey = { alias: nameOf(config, REPLICA_KEY), encrypts: 'copies of originals', keepData };
    const encryptionKey = keys.owner === 'customer' ? new DataKey(this, 'Key', ofKey) : undefined;

    // S3 copies what may be locked only to where it may be, too
    const lock = objectLockOf(locks.originals);
    const held = bucket('originals', originalsEndsOf(lifecycle));
    this.originals = new PrivateBucket(this, 'Originals', { ...held, encryptionKey, ...lock });
    guardDeletions(this.originals, { locks, ownRoles: nameOf(config, '*') });
    this.copyBack(config, 'originals', this.originals);
    if (replication.site) {
      const { distributionId } = config.edge;
      this.site = new ServedBucket(this, 'Site', { ...bucket('site'), servedPrefix: '', distributionId });
      this.copyBack(config, 'site', this.site);
    }
    if (config.evidence.accessLogs) this.addAccessLogs(config);
    guardNetworks(this, config);
    const copies = measuredCopies(config);
    if (copies.length > 0) this.watch(config, copies);
  }

  /** S3 writes down what was asked of a bucket in the bucket's own region alone. */
  private addAccessLogs(config: Config): void {
    const { evidence, keepData } = config;
    new AccessLogs(this, 'AccessLogs', {
      bucketName: bucketNameOf(config, ACCESS_LOGS, { region: replicaRegionOf(config) }),
      keepData,
      forgetAfter: Duration.days(evidence.keepDays),
      of: this.node.findAll().filter((node) => node instanceof PrivateBucket),
    });
  }

  /** An alarm of another region reaches no topic of Watch. */
  private watch(config: Config, copies: readonly MeasuredCopy[]): void {
    const { topic } = new LagAlarms(this, 'Lag', {
      copies,
      lateAfter: config.replication.timeControl ? VOUCHED_FOR : LATE,
      nameOf: (thing) => nameOf(config, thing),
      encryptionKey: this.originals.encryptionKey,
    });
    new CfnOutput(this, 'ReplicaAlarmTopic', { value: topic.topicArn });
  }

  private copyBack(config: Config, thing: Copied, source: PrivateBucket): void {
    const rules = copyBackOf(config, thing);
    if (rules.length === 0) return;
    new BucketReplication(this, `${source.node.id}Back`, { source, sourceKey: source.encryptionKey, rules });
  }
}
