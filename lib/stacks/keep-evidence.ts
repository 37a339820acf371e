import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { Config } from '../config';
import { nameOf } from '../config/names';
import { bucketNameOf } from '../keep/bucket-name';
import { BucketReplication } from '../keep/copies/bucket-replication';
import { Evidence } from '../keep/evidence/evidence';
import { PrivateBucket } from '../keep/private-bucket';
import { logCopyOf } from './copies';

type Watched = Config['evidence']['objectEventsOf'][number];

/** What evidence can be of. */
export interface EvidenceSources extends Readonly<Record<Watched, PrivateBucket>> {
  /** What encrypts that which is written down. @default - a key that S3 owns */
  readonly encryptionKey?: IKey;
}

/** Has AWS's services write down what config asks for, about every bucket that there is below by now, and brings logs together where it asks for that. */
export function addEvidence(scope: Construct, config: Config, { encryptionKey, ...named }: EvidenceSources): void {
  const { evidence, keepData } = config;
  const { accessLogs } = new Evidence(scope, 'Evidence', {
    evidence,
    keepData,
    buckets: scope.node.findAll().filter((node) => node instanceof PrivateBucket),
    watched: evidence.objectEventsOf.map((name) => named[name]),
    encryptionKey,
    bypassRoles: config.locks.bypassRoles,
    nameOf: (thing) => nameOf(config, thing),
    bucketNameOf: (thing) => bucketNameOf(config, thing),
  });
  const rules = logCopyOf(config);
  if (accessLogs && rules.length > 0) new BucketReplication(scope, 'CopyAccessLogs', { source: accessLogs, rules });
}
